package dev.millrace.desk;

import dev.millrace.classroom.HeldBack;
import dev.millrace.content.Course;
import dev.millrace.content.Outcome;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import java.util.List;
import java.util.Optional;

/// One outcome of the course, and how far a student is with the steps that serve it. It counts steps and compares with
/// nobody: what is read or passed, not what is understood.
///
/// @param sentence how many of its steps are done
/// @param steps those that serve it, as the outline shows them
public record OutcomeView(String id, String text, String sentence, OutlineView.SectionLine steps) {
    static List<OutcomeView> of(Course course, Marks marks, HeldBack.From held) {
        return course.outcomes().stream()
                .map(outcome -> of(outcome, course, marks, held))
                .toList();
    }

    private static OutcomeView of(Outcome outcome, Course course, Marks marks, HeldBack.From held) {
        var serving = course.openSteps().stream()
                .filter(step -> outcomes(step).contains(outcome.id()))
                .toList();
        var lines = serving.stream()
                .map(step -> OutlineView.step(step, marks, held, Optional.empty()))
                .toList();
        return new OutcomeView(
                outcome.id(),
                outcome.text(),
                sentence(serving, marks),
                new OutlineView.SectionLine(outcome.text(), lines));
    }

    private static List<String> outcomes(Step step) {
        return switch (step) {
            case Step.LessonStep lesson -> lesson.lesson().outcomes();
            case Step.LabStep lab -> lab.lab().outcomes();
            case Step.LaterStep _ -> List.of();
        };
    }

    private static String sentence(List<Step> serving, Marks marks) {
        if (serving.isEmpty()) {
            return "What serves it opens later.";
        }
        long done = marks.done(serving);
        long begun = serving.stream().filter(step -> isBegun(step, marks)).count();
        return done + " of " + serving.size() + " steps read or passed" + (begun == 0 ? "" : ", " + begun + " begun")
                + ".";
    }

    private static boolean isBegun(Step step, Marks marks) {
        return step.open()
                .map((Slug slug) -> marks.of(slug).state() == Marks.State.PART)
                .orElse(false);
    }
}
