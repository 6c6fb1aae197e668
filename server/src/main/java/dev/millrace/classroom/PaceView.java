package dev.millrace.classroom;

import dev.millrace.classroom.ClassPage.Pace;
import dev.millrace.classroom.ClassPage.ScaleStep;
import dev.millrace.content.Step;
import dev.millrace.content.StepKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Draws the day as a scale of class minutes with the students on it.
final class PaceView {
    private final Moment moment;
    private final List<Step> steps;
    private final Optional<Step> now;

    private PaceView(Moment moment, Angle angle) {
        this.moment = moment;
        this.steps = moment.day(angle).steps();
        this.now = moment.classIsAt();
    }

    static Pace of(Moment moment, Angle angle) {
        var view = new PaceView(moment, angle);
        return new Pace(
                view.now.map(Step::name).orElse("Nobody has opened a lesson yet"),
                view.line(),
                view.steps.stream().map(view::step).toList(),
                view.needle());
    }

    private String line() {
        int all = moment.students().size();
        if (now.isEmpty()) {
            return all == 0
                    ? "Students join with the code at the top; they appear here as they do."
                    : all + (all == 1 ? " student has" : " students have") + " joined.";
        }
        var step = now.get();
        var finished = moment.students().stream()
                .filter(student -> moment.done(student, step) == 1)
                .count();
        var verb = Moment.checks(step) > 0 ? " passed it." : " finished it.";
        return moment.crowd(step) + " of " + all + " are at this point, " + finished
                + (finished == 1 ? " has" : " have") + verb;
    }

    private ScaleStep step(Step step) {
        var kind = step.open().isEmpty() ? "later" : step.kind() == StepKind.LAB ? "lab" : "";
        var minutes = Math.max(1, step.length().toMinutes());
        var title = step.name() + ", " + minutes + " min" + (step.open().isEmpty() ? ", opens later" : "");
        int crowd = (int) moment.crowd(step);
        return new ScaleStep(HeatView.label(step), title, minutes, state(step), kind, crowd, finished(step, crowd));
    }

    private String state(Step step) {
        if (now.isEmpty()) {
            return "";
        }
        var order = moment.course().steps();
        int here = order.indexOf(now.get());
        int there = order.indexOf(step);
        return there == here ? "now" : there < here ? "done" : "";
    }

    private int finished(Step step, int crowd) {
        var done = moment.students().stream()
                .filter(student -> moment.here(student).filter(step::equals).isPresent())
                .filter(student -> moment.done(student, step) == 1)
                .count();
        return crowd == 0 ? 0 : (int) (100 * done / crowd);
    }

    private Optional<String> needle() {
        if (now.isEmpty() || !steps.contains(now.get())) {
            return Optional.empty();
        }
        long all = steps.stream().mapToLong(PaceView::minutes).sum();
        long before = steps.subList(0, steps.indexOf(now.get())).stream()
                .mapToLong(PaceView::minutes)
                .sum();
        double at = 100.0 * (before + minutes(now.get()) / 2.0) / all;
        return Optional.of(String.format(Locale.ROOT, "%.2f%%", at));
    }

    private static long minutes(Step step) {
        return Math.max(1, step.length().toMinutes());
    }
}
