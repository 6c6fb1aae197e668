package dev.millrace;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The allowed edges between the server's packages, as docs/architecture.md draws them.
class ArchitectureTest {
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("web", Set.of()),
            Map.entry("storage", Set.of()),
            Map.entry("identity", Set.of("web", "storage")),
            Map.entry("progress", Set.of("identity", "storage")),
            Map.entry("course", Set.of("web")),
            Map.entry("practice", Set.of("course", "progress", "identity", "storage", "web")),
            Map.entry("polls", Set.of("identity", "progress", "practice")),
            Map.entry("labs", Set.of("course", "progress", "identity", "storage", "web")),
            Map.entry("grading", Set.of("course", "progress", "identity", "storage", "web")),
            Map.entry("slides", Set.of("course", "progress", "identity", "web")),
            Map.entry("search", Set.of("course", "identity", "web")),
            Map.entry("notes", Set.of("course", "identity", "storage", "web")),
            Map.entry("classes", Set.of("course", "identity", "labs", "web")),
            Map.entry("shop", Set.of("checkout", "labs", "identity", "web")),
            Map.entry("checkout", Set.of()),
            Map.entry("peers", Set.of("web")),
            Map.entry(
                    "classroom",
                    Set.of("course", "progress", "identity", "storage", "web", "grading", "labs", "practice", "polls")),
            Map.entry(
                    "desk",
                    Set.of(
                            "course",
                            "progress",
                            "identity",
                            "web",
                            "grading",
                            "labs",
                            "practice",
                            "shop",
                            "notes",
                            "classroom")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.millrace");

    @Test
    void everyFeatureUsesOnlyWhatItMay() {
        assertThat(CLASSES.stream().filter(c -> !feature(c).isEmpty())).hasSizeGreaterThan(20);
        var broken = new TreeSet<String>();
        for (var from : CLASSES) {
            if (MAY_USE.containsKey(feature(from))) {
                from.getDirectDependenciesFromSelf().stream()
                        .filter(ArchitectureTest::crosses)
                        .map(d -> feature(d.getOriginClass()) + " uses "
                                + d.getTargetClass().getName())
                        .forEach(broken::add);
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void thereIsNoCycleBetweenPackages() {
        slices().matching("dev.millrace.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingKnowsTheWiring() {
        for (var c : CLASSES) {
            if (MAY_USE.containsKey(feature(c))) {
                assertThat(c.getDirectDependenciesFromSelf())
                        .as(c.getName())
                        .noneMatch(d -> d.getTargetClass().getPackageName().equals("dev.millrace"));
            }
        }
    }

    /// What is linked into a worker can be read by a submission, whatever its class loader hides: so expected records
    /// and the judge must not be reachable from there.
    @Test
    void whatRunsBesideASubmissionKnowsNothingOfExpectedRecords() {
        var inside = "dev.millrace.grader.(worker|compile|replay|frames)";
        var mayUse = Pattern.compile(
                inside + "\\..*|dev.millrace.grader.exercise.DataType.*|dev.millrace.(grader.contract|lab)\\..*");
        var ours =
                CLASSES.stream().filter(c -> c.getPackageName().matches(inside)).toList();
        assertThat(ours).hasSizeGreaterThan(20);
        assertThat(ours)
                .allSatisfy(c -> assertThat(foreign(c, mayUse)).as(c.getName()).isEmpty());
    }

    @Test
    void aSandboxKnowsNothingOfWhatItHolds() {
        var mayUse = Pattern.compile("dev.millrace.grader.sandbox\\..*");
        var sandbox = CLASSES.stream()
                .filter(c -> c.getPackageName().equals("dev.millrace.grader.sandbox"))
                .toList();
        assertThat(sandbox).hasSizeGreaterThan(3);
        assertThat(sandbox)
                .allSatisfy(c -> assertThat(foreign(c, mayUse)).as(c.getName()).isEmpty());
    }

    private static Set<String> foreign(JavaClass from, Pattern mayUse) {
        var names = new TreeSet<String>();
        from.getDirectDependenciesFromSelf().stream()
                .map(d -> d.getTargetClass().getBaseComponentType().getName())
                .filter(name -> name.startsWith("dev.millrace.")
                        && !mayUse.matcher(name).matches())
                .forEach(names::add);
        return names;
    }

    private static boolean crosses(Dependency d) {
        var from = feature(d.getOriginClass());
        var to = feature(d.getTargetClass());
        return !to.isEmpty()
                && !to.equals(from)
                && !to.equals("content")
                && !to.equals("grader")
                && !to.equals("lab")
                && !MAY_USE.getOrDefault(from, Set.of()).contains(to);
    }

    /// The package right below `dev.millrace`, or nothing for classes elsewhere.
    private static String feature(JavaClass c) {
        var name = c.getPackageName();
        if (!name.startsWith("dev.millrace.")) {
            return "";
        }
        var rest = name.substring("dev.millrace.".length());
        var dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
