package dev.millrace.content;

import dev.millrace.content.source.SourceText;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.text.Escape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads one `lesson.md`.
final class LessonReader {
    private final TextReader text;
    private final Findings findings;

    LessonReader(TextReader text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    Optional<Draft<Lesson>> read(Path file, Slug slug) {
        var report = findings.in(file);
        return SourceText.read(file, report).map(content -> {
            var front = FrontMatter.split(content, report);
            var keys = front.yaml().isEmpty()
                    ? YamlMap.empty(report)
                    : YamlMap.parse(front.yaml(), report.after(1)).orElseGet(() -> YamlMap.empty((a, b, c, d) -> {}));
            var page = new Page(file, findings, text);
            var lesson = lesson(slug, keys, front, page);
            keys.noOthers();
            check(lesson, page);
            return new Draft<>(lesson, file, page, List.of(), keys.line("outcomes") + 1);
        });
    }

    private Lesson lesson(Slug slug, YamlMap keys, FrontMatter front, Page page) {
        var kind = kind(keys, page);
        var title = keys.text("title");
        var label = switch (kind.step()) {
            case DESIGN, QUIZ -> keys.text("label");
            case LESSON, LAB, DISCUSSION -> "";
        };
        var minutes = keys.whole("minutes", 1);
        var outcomes = keys.texts("outcomes");
        var deck = keys.value("deck")
                .map(value -> page.inline(value.text(), value.line() + 1))
                .orElse("");
        var sources = keys.texts("sources").stream().map(Escape::html).toList();
        var blocks = new BlockReader(page).read(front.body(), front.bodyLine());
        return new Lesson(slug, title, kind, label, Duration.ofMinutes(minutes), outcomes, deck, sources, blocks);
    }

    private Lesson.Kind kind(YamlMap keys, Page page) {
        var word = keys.text("kind");
        var kind = Arrays.stream(Lesson.Kind.values())
                .filter(k -> k.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (kind.isEmpty() && !word.isEmpty()) {
            page.report()
                    .at(
                            keys.line("kind") + 1,
                            "kind",
                            "`kind: " + word + "` is not a kind of lesson",
                            "use lecture, theory, demo, design, quiz or discussion");
        }
        return kind.orElse(Lesson.Kind.LECTURE);
    }

    private static void check(Lesson lesson, Page page) {
        if (lesson.blocks().isEmpty()) {
            page.report().at(1, "empty", "the lesson has no text", "write it, or take its slug out of course.yaml");
        }
        var hasTable = lesson.blocks().stream()
                .anyMatch(block ->
                        block instanceof Block.Prose prose && prose.html().contains("<table"));
        if (lesson.kind().step() == StepKind.LESSON && !page.hasFigure() && !hasTable) {
            page.report()
                    .at(
                            1,
                            "no-figure",
                            "the lesson has no figure",
                            "add a `:::figure`, an `:::interactive` or a table");
        }
    }
}
