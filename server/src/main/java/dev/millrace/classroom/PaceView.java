package dev.millrace.classroom;

import dev.millrace.classroom.PaceBoard.Mark;
import dev.millrace.classroom.PaceBoard.Needle;
import dev.millrace.content.Day;
import dev.millrace.content.DayPlan;
import dev.millrace.content.DayPlan.Slot;
import dev.millrace.content.Step;
import dev.millrace.content.StepKind;
import dev.millrace.identity.Student;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Draws a day's plan with its times, the class's place on it, and the students.
final class PaceView {
    /// Minutes from either end within which the scale has no other mark.
    private static final long ROOM = 20;

    private final Moment moment;
    private final Day day;
    private final DayPlan plan;
    private final Optional<Step> at;
    private final Optional<PlanClock> clock;

    private PaceView(Moment moment, Angle angle) {
        this.moment = moment;
        this.day = moment.day(angle);
        this.plan = DayPlan.of(day);
        this.at = moment.classIsAt();
        this.clock = PlanClock.of(moment.course(), day, moment.state().lead(), moment.now());
    }

    static PaceBoard of(Moment moment, Angle angle) {
        return new PaceView(moment, angle).board(angle.query());
    }

    private PaceBoard board(String query) {
        var course = moment.course();
        var open = at.flatMap(Step::open);
        return new PaceBoard(
                query,
                title(),
                line(),
                day.title() + ", " + plan.starts() + " to " + plan.clock(plan.length()),
                plan.length().toMinutes(),
                percent(Duration.ofMinutes(15)),
                plan.slots().stream().map(this::slot).toList(),
                needle(),
                clock.filter(running -> isOnScale(running.clock()))
                        .map(running -> new Mark(
                                percent(running.clock()),
                                plan.clock(running.clock().truncatedTo(ChronoUnit.MINUTES))
                                        .toString())),
                hours(),
                at.map(Target::of),
                open.flatMap(course::previous).map(Target::of),
                open.flatMap(course::next).map(Target::of),
                begin(),
                moment.state().lead().countdown().map(running -> CountdownView.of(course, running)),
                Math.max(1, at.map(Step::length).map(Duration::toMinutes).orElse(10L)),
                rest());
    }

    private String title() {
        return clock.map(PlanClock::slot)
                .filter(Slot.Pause.class::isInstance)
                .map(pause -> ((Slot.Pause) pause).pause().title())
                .or(() -> at.map(Step::name))
                .orElse("Nobody has opened a lesson yet");
    }

    private String line() {
        int all = moment.students().size();
        if (at.isEmpty()) {
            return all == 0
                    ? "Students join with the code at the top; they appear here as they do."
                    : all + (all == 1 ? " student has" : " students have") + " joined.";
        }
        var step = at.get();
        var finished = moment.students().stream()
                .filter(student -> moment.done(student, step) == 1)
                .count();
        var verb = Moment.checks(step) > 0 ? " passed it." : " finished it.";
        return pace(step) + moment.at(step).size() + " of " + all + " are at this point, " + finished
                + (finished == 1 ? " has" : " have") + verb;
    }

    /// What the plan says of a step that the instructor took the class to.
    private String pace(Step step) {
        if (moment.state().lead().at().isEmpty()) {
            return "";
        }
        return clock.map(PlanClock::words)
                .or(() -> plan.slot(step)
                        .map(slot -> "Planned for " + plan.clock(slot.from()) + " to " + plan.clock(slot.to()) + "."))
                .map(words -> words + " ")
                .orElse("");
    }

    private PaceBoard.Slot slot(Slot slot) {
        var times = ", " + plan.clock(slot.from()) + " to " + plan.clock(slot.to());
        return switch (slot) {
            case Slot.Pause(var pause, var from) -> {
                var title = pause.title() + ", " + pause.length().toMinutes() + " min" + times;
                var state = clock.filter(running -> running.slot().equals(slot)).isPresent() ? "now" : "";
                yield new PaceBoard.Slot(
                        "",
                        pause.title(),
                        title,
                        from.toMinutes(),
                        slot.length().toMinutes(),
                        state,
                        "break",
                        0,
                        0);
            }
            case Slot.Teaching(var step, var from) -> {
                var kind = step.open().isEmpty() ? "later" : step.kind() == StepKind.LAB ? "lab" : "";
                var minutes = slot.length().toMinutes();
                var title = step.name() + ", " + minutes + " min" + times
                        + (step.open().isEmpty() ? ", opens later" : "");
                var crowd = moment.at(step);
                yield new PaceBoard.Slot(
                        step.open().map(Object::toString).orElse(""),
                        HeatView.label(step),
                        title,
                        from.toMinutes(),
                        minutes,
                        state(step),
                        kind,
                        crowd.size(),
                        finished(step, crowd));
            }
        };
    }

    private String state(Step step) {
        if (at.isEmpty()) {
            return "";
        }
        var order = moment.course().steps();
        int here = order.indexOf(at.get());
        int there = order.indexOf(step);
        return there == here ? "now" : there < here ? "done" : "";
    }

    private int finished(Step step, List<Student> crowd) {
        var done = crowd.stream()
                .filter(student -> moment.done(student, step) == 1)
                .count();
        return crowd.isEmpty() ? 0 : (int) (100 * done / crowd.size());
    }

    private Optional<Needle> needle() {
        if (clock.isPresent()) {
            var running = clock.get();
            long into = running.at().minus(running.slot().from()).toMinutes();
            return Optional.of(needle(
                    running.at(), title() + ", " + into + (into == 1 ? " minute in" : " minutes in"), "Class is here"));
        }
        var told = moment.state().lead().at().isPresent();
        return at.flatMap(plan::slot)
                .map(slot -> needle(
                        told ? slot.from() : slot.from().plus(slot.length().dividedBy(2)),
                        title(),
                        told ? "Class is here" : "Most are here"));
    }

    private Needle needle(Duration place, String text, String label) {
        return new Needle(percent(place), place.toMinutes(), text, label);
    }

    private Optional<Target> begin() {
        var elsewhere = at.isEmpty() || !day.steps().contains(at.get());
        return elsewhere
                ? day.steps().stream()
                        .filter(step -> step.open().isPresent())
                        .findFirst()
                        .map(Target::of)
                : Optional.empty();
    }

    private Optional<PaceBoard.Rest> rest() {
        return at.flatMap(plan::slot)
                .flatMap(plan::after)
                .filter(Slot.Pause.class::isInstance)
                .map(slot -> ((Slot.Pause) slot).pause())
                .map(pause -> new PaceBoard.Rest(pause.title(), pause.length().toMinutes()));
    }

    /// Both ends, and the full hours between them.
    private List<Mark> hours() {
        var marks = new ArrayList<Mark>();
        marks.add(new Mark("0%", plan.starts().toString()));
        long whole = plan.length().toMinutes();
        for (long minute = 60L - plan.starts().getMinute(); minute < whole; minute += 60) {
            if (minute >= ROOM && whole - minute >= ROOM) {
                var from = Duration.ofMinutes(minute);
                marks.add(new Mark(percent(from), plan.clock(from).toString()));
            }
        }
        marks.add(new Mark("100%", plan.clock(plan.length()).toString()));
        return marks;
    }

    private boolean isOnScale(Duration place) {
        return !place.isNegative() && place.compareTo(plan.length()) <= 0;
    }

    private String percent(Duration place) {
        double whole = Math.max(1, plan.length().toMinutes());
        return String.format(Locale.ROOT, "%.2f%%", 100.0 * place.toMinutes() / whole);
    }
}
