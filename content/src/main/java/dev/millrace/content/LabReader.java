package dev.millrace.content;

import dev.millrace.content.source.Report;
import dev.millrace.content.source.SourceText;
import dev.millrace.content.source.YamlMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads one folder under `labs/`. Without a usable `lab.yaml` there is no lab.
final class LabReader {
    private static final int FEWEST_HINTS = 3;
    /// Longer than any within a comment.
    private static final String FENCE = "~".repeat(12);

    private final TextReader text;
    private final Findings findings;

    LabReader(TextReader text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    Optional<Draft<Lab>> read(Path folder, Slug slug) {
        var file = folder.resolve("lab.yaml");
        var report = findings.in(file);
        return SourceText.read(file, report)
                .flatMap(yaml -> YamlMap.parse(yaml, report))
                .flatMap(keys -> lab(folder, slug, keys, report));
    }

    private Optional<Draft<Lab>> lab(Path folder, Slug slug, YamlMap keys, Report report) {
        var title = keys.text("title");
        var label = keys.text("label");
        var minutes = Duration.ofMinutes(keys.whole("minutes", 1));
        var outcomes = keys.texts("outcomes");
        var page = new Page(folder.resolve("brief.md"), findings, text);
        var brief = read(folder.resolve("brief.md"))
                .map(body -> new BlockReader(page).read(body.lines().toList(), 1))
                .orElse(List.of());
        var hintsFile = folder.resolve("hints.md");
        var hintsPage = new Page(hintsFile, findings, text, "hint-");
        var hints = hints(hintsFile, hintsPage);
        var spec = spec(folder, slug, keys, report);
        keys.noOthers();
        return spec.map(s -> new Draft<>(
                new Lab(slug, title, label, minutes, outcomes, brief, hints, solution(folder, s), s),
                folder.resolve("lab.yaml"),
                page,
                List.of(hintsPage),
                keys.line("outcomes")));
    }

    private Optional<LabSpec> spec(Path folder, Slug slug, YamlMap keys, Report report) {
        var kind = keys.text("kind");
        return switch (kind) {
            case "streams" -> new ExerciseReader(folder, slug, findings).read(keys);
            case "broker" -> Optional.of(new BrokerChecksReader(folder, findings, report).read(keys));
            case "" -> Optional.empty();
            default -> {
                report.at(
                        keys.line("kind"),
                        "kind",
                        "`kind: " + kind + "` is not a kind of lab",
                        "use streams or broker");
                yield Optional.empty();
            }
        };
    }

    private List<Lab.Hint> hints(Path file, Page page) {
        var hints = new ArrayList<Lab.Hint>();
        read(file).ifPresent(content -> {
            var lines = content.lines().toList();
            var starts = new ArrayList<Integer>();
            for (var i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith("## ")) {
                    starts.add(i);
                }
            }
            for (var i = 0; i < starts.size(); i++) {
                var start = starts.get(i);
                var end = i + 1 < starts.size() ? starts.get(i + 1) : lines.size();
                hints.add(new Lab.Hint(
                        lines.get(start).substring(3).strip(),
                        new BlockReader(page).read(lines.subList(start + 1, end), start + 2)));
            }
            if (hints.size() < FEWEST_HINTS) {
                page.report()
                        .at(
                                1,
                                "few-hints",
                                "hints: " + hints.size(),
                                "write at least " + FEWEST_HINTS
                                        + ", each under a `## ` title, from nudge to near-solution");
            }
        });
        return hints;
    }

    /// Each file under its name.
    private List<Block> solution(Path folder, LabSpec spec) {
        if (!(spec instanceof LabSpec.Streams streams)) {
            return List.of();
        }
        var blocks = new ArrayList<Block>();
        streams.solution().forEach((file, code) -> {
            var page = new Page(folder.resolve("solution").resolve(file), findings, text, "solution-");
            var lines = Stream.of(Stream.of("`" + file + "`", "", FENCE + "java"), code.lines(), Stream.of(FENCE));
            blocks.addAll(new BlockReader(page)
                    .read(lines.flatMap(Function.identity()).toList(), 1));
        });
        return blocks;
    }

    private Optional<String> read(Path file) {
        return SourceText.read(file, findings.in(file));
    }
}
