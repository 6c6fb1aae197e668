package dev.millrace.content;

import dev.millrace.content.source.Nearest;
import dev.millrace.content.source.SourceFolder;
import dev.millrace.content.source.SourceText;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.steps.BrokerStep;
import dev.millrace.content.steps.Checkpoint;
import dev.millrace.content.steps.Mistake;
import dev.millrace.content.steps.StepsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Reads the files of steps in a broker lab's folder: `seed.yaml`, `solve.yaml`, `mistakes/` and `checkpoints/`.
final class ScriptsReader {
    private final Path folder;
    private final Findings findings;

    ScriptsReader(Path folder, Findings findings) {
        this.folder = folder;
        this.findings = findings;
    }

    /// What is there when a student opens the lab; nothing without the file.
    List<BrokerStep> seed() {
        var file = folder.resolve("seed.yaml");
        return withoutServices(file, script(file));
    }

    /// Nothing without the file.
    List<BrokerStep> solve() {
        return script(folder.resolve("solve.yaml"));
    }

    List<Mistake> mistakes(List<String> checks) {
        return each("mistakes", (file, keys) -> mistake(file, keys, checks));
    }

    List<Checkpoint> checkpoints() {
        return each(
                "checkpoints",
                (file, keys) -> new Checkpoint(
                        id(file),
                        keys.text("title"),
                        withoutServices(file, steps(file).read(keys))));
    }

    private Mistake mistake(Path file, YamlMap keys, List<String> checks) {
        var check = keys.text("check");
        if (!check.isEmpty() && !checks.contains(check)) {
            findings.in(file)
                    .at(
                            keys.line("check"),
                            "unknown-check",
                            "`" + check + "` is not a check of the lab",
                            Nearest.to(check, checks)
                                    .map(near -> "did you mean `" + near + "`?")
                                    .orElse("use " + String.join(", ", checks)));
        }
        return new Mistake(
                id(file),
                keys.text("title"),
                check,
                keys.text("says"),
                keys.line("says"),
                steps(file).read(keys));
    }

    /// What a student's broker begins with: a service is theirs to write.
    private List<BrokerStep> withoutServices(Path file, List<BrokerStep> steps) {
        for (var step : steps) {
            if (step instanceof BrokerStep.Serve) {
                findings.in(file)
                        .at(
                                step.line(),
                                "steps",
                                "a student has no service here",
                                "use `serve` in solve.yaml or mistakes/");
            }
        }
        return steps;
    }

    private List<BrokerStep> script(Path file) {
        if (!Files.exists(file)) return List.of();
        return SourceText.read(file, findings.in(file))
                .flatMap(text -> YamlMap.parseList(text, "step", findings.in(file)))
                .map(steps(file)::read)
                .orElse(List.of());
    }

    private <T> List<T> each(String name, BiFunction<Path, YamlMap, T> reading) {
        return SourceFolder.files(folder.resolve(name), ".yaml").stream()
                .map(file -> one(file, reading))
                .flatMap(Optional::stream)
                .toList();
    }

    private <T> Optional<T> one(Path file, BiFunction<Path, YamlMap, T> reading) {
        var report = findings.in(file);
        if (!Slug.isValid(id(file))) {
            report.at(1, "slug", "`" + id(file) + "` is not an id", "use lower-case words joined by hyphens");
            return Optional.empty();
        }
        return SourceText.read(file, report)
                .flatMap(text -> YamlMap.parse(text, report))
                .map(keys -> {
                    var read = reading.apply(file, keys);
                    keys.noOthers();
                    return read;
                });
    }

    private StepsReader steps(Path file) {
        return new StepsReader(file, findings::in);
    }

    private static String id(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", "");
    }
}
