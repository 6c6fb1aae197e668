package dev.millrace.cli;

import dev.millrace.grader.Grader;
import dev.millrace.grader.GraderSettings;
import dev.millrace.grader.Scope;
import dev.millrace.grader.Submission;
import dev.millrace.grader.VerdictJson;
import dev.millrace.grader.explain.ExplanationJson;
import dev.millrace.grading.ExplanationView;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private LabOptions lab = new LabOptions();

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Java files, or one folder of them.")
    private List<Path> files;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    @Option(names = "--visible", description = "Run the visible cases only.")
    private boolean visible;

    @Mixin
    private SandboxOption sandbox = new SandboxOption();

    @Override
    public Integer call() {
        var streams = lab.streams();
        var exercise = streams.exercise();
        var submission = new Submission("command line", sources(), exercise, visible ? Scope.VISIBLE : Scope.ALL);
        var settings = GraderSettings.of(Home.folder()).withWarm(0, 0).withSandbox(sandbox.choice());
        try (var grader = new Grader(settings)) {
            var verdict = grader.grade(submission, _ -> {});
            var out = spec.commandLine().getOut();
            var explanation = grader.explain(submission, verdict, streams.solution());
            if (json) {
                var object = VerdictJson.write(lab.slug(), verdict);
                explanation.ifPresent(found -> object.set("explanation", ExplanationJson.write(found)));
                out.println(object.toPrettyString());
            } else {
                var report = new GradeReport(out);
                report.print(lab.slug(), verdict);
                explanation.ifPresent(found -> report.print(ExplanationView.of("", found, exercise)));
            }
            return switch (verdict.outcome()) {
                case PASSED -> 0;
                case FAILED, DID_NOT_COMPILE, EXCEEDED_LIMIT -> 1;
                case OUR_FAULT -> Failures.EXIT;
            };
        }
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

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
