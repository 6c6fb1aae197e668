package dev.millrace.content;

import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.text.Language;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a course asks of its lessons, as its `course.yaml` says it.
///
/// @param languages those in which code must stand side by side; empty when the course does not ask for it
/// @param measure how deep a lesson goes; nothing when the course does not say
record LessonDepth(Set<Language> languages, Optional<Measure> measure) {
    LessonDepth {
        languages = Set.copyOf(languages);
    }

    /// Words of prose, questions of the check at the end of a lesson, and questions of a quiz.
    record Measure(Span words, Span check, Span quiz) {}

    /// Both ends count as inside.
    record Span(int from, int to) {
        private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

        boolean holds(int number) {
            return from <= number && number <= to;
        }

        String words() {
            return from + " to " + to;
        }
    }

    static LessonDepth read(YamlMap course, Report report) {
        var languages = EnumSet.noneOf(Language.class);
        for (var item : course.list("languages")) {
            var language = Language.of(item.text());
            language.ifPresent(languages::add);
            if (language.isEmpty()) {
                report.at(
                        item.line(),
                        "language",
                        "`" + item.text() + "` is not a known language of code",
                        "write such as `languages: [csharp, java]`");
            }
        }
        return new LessonDepth(
                languages, course.value("depth").flatMap(value -> value.map()).map(map -> measure(map, report)));
    }

    private static Measure measure(YamlMap map, Report report) {
        var measure = new Measure(
                span(map, "words", new Span(600, 1400), report),
                span(map, "check", new Span(2, 4), report),
                span(map, "quiz", new Span(8, 12), report));
        map.noOthers();
        return measure;
    }

    private static Span span(YamlMap map, String key, Span otherwise, Report report) {
        return map.value(key)
                .flatMap(value -> {
                    var written = Span.WRITTEN.matcher(value.text());
                    if (written.matches()) {
                        var span = new Span(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)));
                        if (span.from() <= span.to()) return Optional.of(span);
                    }
                    report.at(
                            value.line(),
                            "range",
                            "`" + key + ": " + value.text() + "` is no span of numbers",
                            "write such as `" + key + ": " + otherwise.from() + "-" + otherwise.to() + "`");
                    return Optional.empty();
                })
                .orElse(otherwise);
    }
}
