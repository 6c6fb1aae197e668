package dev.millrace.classroom;

import dev.millrace.content.Course;
import dev.millrace.content.Lesson;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.polls.PollQuestion;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;

/// The questions of the lesson that the class is on, or of the last one before a lab, ready to be asked as polls.
///
/// @param lesson its name; empty when the class is nowhere yet
public record PollChoices(String lesson, String slug, List<Choice> choices) {
    private static final int LONGEST = 120;

    public PollChoices {
        choices = List.copyOf(choices);
    }

    /// One question.
    ///
    /// @param text the beginning of what it asks
    public record Choice(String id, String kind, String text) {}

    static PollChoices of(Course course, ClassState state) {
        return state.lead()
                .at()
                .filter(Slug::isValid)
                .map(Slug::new)
                .or(() -> course.openSteps().stream().findFirst().flatMap(Step::open))
                .flatMap(slug -> lesson(course, slug))
                .map(PollChoices::of)
                .orElse(new PollChoices("", "", List.of()));
    }

    private static Optional<Step.LessonStep> lesson(Course course, Slug at) {
        Optional<Step.LessonStep> last = Optional.empty();
        for (var step : course.openSteps()) {
            if (step instanceof Step.LessonStep lesson
                    && !choices(lesson.lesson()).isEmpty()) {
                last = Optional.of(lesson);
            }
            if (step.open().filter(at::equals).isPresent() && last.isPresent()) {
                return last;
            }
        }
        return last;
    }

    private static PollChoices of(Step.LessonStep step) {
        return new PollChoices(step.name(), step.lesson().slug().value(), choices(step.lesson()));
    }

    private static List<Choice> choices(Lesson lesson) {
        return lesson.questions().stream()
                .flatMap(question -> PollQuestion.of(question).stream()
                        .map(poll -> new Choice(
                                question.id(),
                                poll.kind().label(),
                                cut(Jsoup.parse(poll.html()).text()))))
                .toList();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
