package dev.millrace.cli;

import dev.millrace.Settings;
import dev.millrace.content.Course;
import dev.millrace.content.CourseReader;
import dev.millrace.content.LabSpec;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.grader.Grader;
import dev.millrace.grader.GraderSettings;
import dev.millrace.grader.GraderSettings.SandboxChoice;
import dev.millrace.grader.Scope;
import dev.millrace.grader.Submission;
import dev.millrace.grader.VerdictJson;
import dev.millrace.grader.exercise.Exercise;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace grade`: judges sources against a lab of a course, as the server would.
@Command(
        name = "grade",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Judge Java sources against a coding lab.",
        footer = {"", "Exit code: 0 passed, 1 not passed, 2 usage, 3 our fault."})
public final class Grade implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "LAB", description = "The lab's slug, such as revenue-per-window.")
    private String lab;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Java files, or one folder of them.")
    private List<Path> files;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Option(names = "--visible", description = "Run the visible cases only.")
    private boolean visible;

    @Option(
            names = "--content",
            paramLabel = "DIR",
            description = "The folder of the course (default content/courses/" + Settings.COURSE + ").")
    private @Nullable Path content;

    @Option(
            names = "--sandbox",
            paramLabel = "SANDBOX",
            description = "best, bubblewrap or none (default ${DEFAULT-VALUE}).")
    private String sandbox = "best";

    @Override
    public Integer call() {
        var home = Home.folder();
        var exercise = exercise(home);
        var submission = new Submission("command line", sources(), exercise, visible ? Scope.VISIBLE : Scope.ALL);
        var settings = GraderSettings.of(home).withWarm(0, 0).withSandbox(choice());
        try (var grader = new Grader(settings)) {
            var verdict = grader.grade(submission, _ -> {});
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(VerdictJson.write(lab, verdict).toPrettyString());
            } else {
                new GradeReport(out).print(lab, verdict);
            }
            return switch (verdict.outcome()) {
                case PASSED -> 0;
                case FAILED, DID_NOT_COMPILE, EXCEEDED_LIMIT -> 1;
                case OUR_FAULT -> Failures.EXIT;
            };
        }
    }

    private Exercise exercise(Path home) {
        var folder = content == null ? home.resolve("content/courses").resolve(Settings.COURSE) : content;
        var course = new CourseReader()
                .read(folder)
                .course()
                .orElseThrow(() -> usage("There is no course in " + folder + " that can be read."));
        return Optional.of(lab)
                .filter(Slug::isValid)
                .flatMap(name -> course.lab(new Slug(name)))
                .map(found -> exercise(found.spec()))
                .orElseThrow(() -> noLab(course));
    }

    private Exercise exercise(LabSpec spec) {
        return switch (spec) {
            case LabSpec.Streams streams -> streams.exercise();
            case LabSpec.Broker _ ->
                throw usage("The lab " + lab + " is judged by the state of a student's broker, not by sources.");
        };
    }

    private ParameterException noLab(Course course) {
        var labs = course.openSteps().stream()
                .filter(Step.LabStep.class::isInstance)
                .map(step -> ((Step.LabStep) step).lab())
                .filter(l -> l.spec() instanceof LabSpec.Streams)
                .map(l -> l.slug().value())
                .collect(Collectors.joining(", "));
        return usage("There is no coding lab " + lab + ". There are: " + labs + ".");
    }

    private Map<String, String> sources() {
        var sources = new LinkedHashMap<String, String>();
        for (var file : files) {
            if (Files.isDirectory(file)) {
                folder(file)
                        .forEach(f -> sources.put(file.relativize(f).toString().replace('\\', '/'), text(f)));
            } else {
                sources.put(String.valueOf(file.getFileName()), text(file));
            }
        }
        return sources;
    }

    private List<Path> folder(Path folder) {
        try (var found = Files.walk(folder)) {
            var java =
                    found.filter(f -> f.toString().endsWith(".java")).sorted().toList();
            if (java.isEmpty()) {
                throw usage("There is no Java file in " + folder + ".");
            }
            return java;
        } catch (IOException e) {
            throw usage("The folder " + folder + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw usage("The file " + file + " is not valid UTF-8.");
        } catch (IOException e) {
            throw usage("The file " + file + " cannot be read.");
        }
    }

    private SandboxChoice choice() {
        for (var choice : SandboxChoice.values()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(sandbox)) {
                return choice;
            }
        }
        throw usage("There is no sandbox " + sandbox + ": best, bubblewrap or none.");
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
