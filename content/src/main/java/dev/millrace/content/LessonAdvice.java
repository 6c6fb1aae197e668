package dev.millrace.content;

import dev.millrace.content.LessonDepth.Measure;
import dev.millrace.content.source.Report;
import dev.millrace.content.text.Language;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/// Compares lessons with the depth that their course asks for. All of it is advice.
final class LessonAdvice {
    private static final Pattern MINUTES = Pattern.compile("\\b\\d+ min(ute)?s?\\b");

    private final LessonDepth depth;
    private final Findings findings;

    LessonAdvice(LessonDepth depth, Findings findings) {
        this.depth = depth;
        this.findings = findings;
    }

    void look(Draft<Lesson> draft) {
        var lesson = draft.value();
        var report = findings.in(draft.file());
        if (lesson.kind().step() == StepKind.LESSON) {
            languages(draft.page(), report);
            depth.measure().ifPresent(measure -> lesson(lesson, measure, report));
        } else if (lesson.kind() == Lesson.Kind.QUIZ) {
            depth.measure().ifPresent(measure -> quiz(lesson, measure, report));
        }
    }

    private void languages(Page page, Report report) {
        for (var sample : page.samples()) {
            var missing = depth.languages().stream()
                    .filter(language -> !sample.languages().contains(language))
                    .map(Language::label)
                    .sorted()
                    .toList();
            if (!sample.meant()
                    && !missing.isEmpty()
                    && missing.size() < depth.languages().size()) {
                report.at(
                        sample.line(),
                        "one-language",
                        "this code has no " + String.join(" and no ", missing),
                        "add a tab, or write `only` after the language if it is meant so");
            }
        }
    }

    private static void lesson(Lesson lesson, Measure measure, Report report) {
        words(lesson, measure, report);
        check(lesson, measure, report);
        notes(lesson, report);
        if (all(lesson, Block.Callout.class).noneMatch(c -> c.kind() == Block.Callout.Kind.PITFALL)) {
            report.at(
                    1,
                    "no-pitfall",
                    "the lesson has no pitfall",
                    "add a `:::pitfall` with what goes wrong in practice");
        }
        if (all(lesson, Block.Slide.class).findAny().isEmpty()) {
            report.at(1, "no-slide", "the lesson has no slide", "add a `:::slide` for the projector");
        }
        if (lesson.sources().isEmpty()) {
            report.at(1, "no-sources", "the lesson names no source", "add `sources: […]`, by name and version");
        }
    }

    private static void words(Lesson lesson, Measure measure, Report report) {
        var count = count(lesson.blocks());
        if (!measure.words().holds(count)) {
            report.at(
                    1,
                    "words",
                    "the lesson has " + count + " words of prose",
                    "write " + measure.words().words() + "; code, figures, quiz, slides and notes do not count");
        }
    }

    /// The check is the last quiz of the page.
    private static void check(Lesson lesson, Measure measure, Report report) {
        var quizzes = all(lesson, Block.Quiz.class).toList();
        if (quizzes.isEmpty()) {
            report.at(
                    1,
                    "no-check",
                    "the lesson ends without a check",
                    "add a `:::quiz` of " + measure.check().words() + " questions");
        } else if (!measure.check().holds(quizzes.getLast().questions().size())) {
            report.at(
                    1,
                    "check-size",
                    "questions of the check: " + quizzes.getLast().questions().size(),
                    "ask " + measure.check().words());
        }
    }

    private static void notes(Lesson lesson, Report report) {
        var notes = all(lesson, Block.Instructor.class).toList();
        if (notes.isEmpty()) {
            report.at(
                    1,
                    "no-notes",
                    "the lesson has no notes for instructors",
                    "add `:::instructor` with timing, what to say, what students get wrong");
        } else if (notes.stream()
                .noneMatch(note -> MINUTES.matcher(text(note.html())).find())) {
            report.at(
                    1,
                    "notes-timing",
                    "the notes for instructors give no time",
                    "say how the minutes are spent, such as `8 minutes, 2 of them for the check`");
        }
    }

    private static void quiz(Lesson lesson, Measure measure, Report report) {
        if (!measure.quiz().holds(lesson.questions().size())) {
            report.at(
                    1,
                    "quiz-size",
                    "questions of the quiz: " + lesson.questions().size(),
                    "ask " + measure.quiz().words());
        }
    }

    /// Words of paragraphs, headings, lists, tables and callouts.
    private static int count(List<Block> blocks) {
        var text = blocks.stream()
                .map(block -> switch (block) {
                    case Block.Prose prose -> prose.html();
                    case Block.Callout callout -> callout.html();
                    case Block.Tabs _,
                            Block.Figure _,
                            Block.Interactive _,
                            Block.Demo _,
                            Block.Quiz _,
                            Block.Discuss _,
                            Block.Design _,
                            Block.LabCard _,
                            Block.Slide _,
                            Block.Instructor _ -> "";
                })
                .map(LessonAdvice::text)
                .collect(Collectors.joining(" "))
                .strip();
        return text.isEmpty()
                ? 0
                : (int) Pattern.compile("\\s+").splitAsStream(text).count();
    }

    private static String text(String html) {
        var body = Jsoup.parseBodyFragment(html).body();
        body.select("pre").remove();
        return body.text();
    }

    private static <T extends Block> Stream<T> all(Lesson lesson, Class<T> kind) {
        return lesson.blocks().stream().filter(kind::isInstance).map(kind::cast);
    }
}
