package dev.millrace.cli;

import dev.millrace.content.Course;
import dev.millrace.content.CourseReader;
import dev.millrace.content.Finding;
import dev.millrace.content.LabSpec;
import dev.millrace.content.lint.GraderTrial;
import dev.millrace.content.lint.Linter;
import dev.millrace.grader.GraderSettings;
import dev.millrace.labs.proof.BrokerProofs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace lint`: every finding in a course at once, as `path:line [rule] what — how to mend`.
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Check course files: format, links, figures, quizzes, fixtures, and that every starter, solution and"
                        + " wrong solution behaves as it should.",
        footer = {"", "Exit code: 0 no findings, 1 findings, 2 usage."})
public final class Lint implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "A course, or a folder of courses (default content/courses).")
    private @Nullable Path path;

    @Option(
            names = "--quick",
            description = "Read and parse only: compile no Java of lessons, run no starter and no solution.")
    private boolean quick;

    @Option(
            names = "--labs",
            arity = "0..*",
            paramLabel = "LAB",
            description = "Prove broker labs instead of coding labs: on a real broker no check passes by the seed, all"
                    + " pass by the solution, each mistake is caught. Without names all of them.")
    private @Nullable List<String> labs;

    @Override
    public Integer call() throws IOException {
        var home = Home.folder();
        var folder = (path == null ? home.resolve("content/courses") : path)
                .toAbsolutePath()
                .normalize();
        var courses = courses(folder);
        return report(courses, findings(home, courses));
    }

    private List<Finding> findings(Path home, List<Path> courses) throws IOException {
        if (labs != null) return withBroker(home, courses, labs);
        return quick ? files(courses) : withGrader(home, courses);
    }

    private List<Finding> withBroker(Path home, List<Path> courses, List<String> named) throws IOException {
        try (var scratch = Scratch.create("lint");
                var proofs = new BrokerProofs(home, scratch.folder())) {
            var findings = new ArrayList<Finding>();
            var reader = new CourseReader();
            int proved = 0;
            for (var course : courses) {
                var reading = reader.read(course);
                findings.addAll(reading.findings());
                var chosen = reading.course().map(Course::labs).orElse(List.of()).stream()
                        .filter(lab -> lab.spec() instanceof LabSpec.Broker)
                        .filter(lab ->
                                named.isEmpty() || named.contains(lab.slug().value()))
                        .toList();
                proved += chosen.size();
                findings.addAll(proofs.findings(course, chosen));
            }
            tell(reader);
            if (proved < Math.max(1, named.size())) throw noLab(named);
            return findings.stream().distinct().sorted().toList();
        }
    }

    private ParameterException noLab(List<String> named) {
        return new ParameterException(
                spec.commandLine(),
                named.isEmpty() ? "There is no broker lab." : "Not all of these are broker labs: " + named + ".");
    }

    private int report(List<Path> courses, List<Finding> findings) {
        var out = spec.commandLine().getOut();
        var here = Path.of("").toAbsolutePath();
        findings.forEach(finding -> out.println(finding.line(here)));
        var what = courses.size() == 1 ? String.valueOf(courses.getFirst().getFileName()) : courses.size() + " courses";
        spec.commandLine()
                .getErr()
                .println(
                        switch (findings.size()) {
                            case 0 -> "No findings in " + what + ".";
                            case 1 -> "1 finding in " + what + ".";
                            default -> findings.size() + " findings in " + what + ".";
                        });
        return findings.isEmpty() ? 0 : 1;
    }

    private List<Finding> files(List<Path> courses) {
        var reader = new CourseReader(CourseReader.Depth.SYNTAX);
        var findings = courses.stream()
                .flatMap(course -> reader.read(course).findings().stream())
                .toList();
        tell(reader);
        return findings;
    }

    private List<Finding> withGrader(Path home, List<Path> courses) {
        var reader = new CourseReader();
        try (var trial = new GraderTrial(GraderSettings.of(home))) {
            var findings = lint(courses, new Linter(reader, trial));
            tell(reader);
            return findings;
        }
    }

    /// What could not be looked at here is no finding: the author can do nothing about it.
    private void tell(CourseReader reader) {
        reader.notice().ifPresent(notice -> spec.commandLine().getErr().println("Note: " + notice + "."));
    }

    private static List<Finding> lint(List<Path> courses, Linter linter) {
        var findings = new ArrayList<Finding>();
        courses.forEach(course -> findings.addAll(linter.lint(course)));
        return findings;
    }

    /// The folder itself when it is a course, or the courses in it.
    private List<Path> courses(Path folder) {
        if (Files.exists(folder.resolve("course.yaml"))) {
            return List.of(folder);
        }
        try (var entries = Files.list(folder)) {
            var courses = entries.filter(entry -> Files.exists(entry.resolve("course.yaml")))
                    .sorted()
                    .toList();
            if (!courses.isEmpty()) {
                return courses;
            }
        } catch (IOException absent) {
            throw new ParameterException(spec.commandLine(), "There is no folder " + folder + ".");
        }
        throw new ParameterException(
                spec.commandLine(), "There is no course in " + folder + ": no course.yaml in it or one level below.");
    }
}
