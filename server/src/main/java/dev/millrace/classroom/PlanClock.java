package dev.millrace.classroom;

import dev.millrace.classroom.Lead.Move;
import dev.millrace.content.Course;
import dev.millrace.content.Day;
import dev.millrace.content.DayPlan;
import dev.millrace.content.DayPlan.Slot;
import dev.millrace.content.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// A day's plan against the clock, while the class is on that day by the instructor's word. A plan belongs to
/// a date: that of the first move onto one of its steps, or of a later move into its first section, which
/// begins the day anew (so a rehearsal the evening before does no harm, and what is left over for the next
/// morning is not called late).
///
/// The class's place on the plan is the beginning of its step and the time since it got there, to the end of
/// the step and of a break after it; what the clock says differs from that by what the class is ahead or
/// behind.
///
/// @param slot where the class is: a step, or a break while one is counted
/// @param at its place, from the start of the day
/// @param clock the place of now, from the start of the day
/// @param zone where the instructor's clock is
record PlanClock(DayPlan plan, Slot slot, Duration at, Duration clock, ZoneId zone) {

    /// Empty unless the day's plan runs now.
    static Optional<PlanClock> of(Course course, Day day, Lead lead, Instant now) {
        var moves = lead.moves().stream()
                .filter(move -> on(course, day, move).isPresent())
                .toList();
        var last = lead.lastMove().filter(moves::contains);
        if (last.isEmpty()
                || !begun(day, course, moves).equals(date(now, last.get().zone()))) {
            return Optional.empty();
        }
        var plan = DayPlan.of(day);
        return on(course, day, last.get())
                .flatMap(plan::slot)
                .map(slot -> place(
                        plan,
                        slot,
                        since(moves),
                        lead.countdown(),
                        now,
                        last.get().zone()));
    }

    /// Behind plan when positive, ahead when negative; whole minutes.
    long minutesBehind() {
        return clock.minus(at).toMinutes();
    }

    /// "4 minutes behind plan."
    String words() {
        long behind = minutesBehind();
        if (behind == 0) {
            return "On plan.";
        }
        long minutes = Math.abs(behind);
        var length = minutes < 60
                ? minutes + (minutes == 1 ? " minute" : " minutes")
                : minutes / 60 + " h " + minutes % 60 + " min";
        return length + (behind > 0 ? " behind plan." : " ahead of plan.");
    }

    private static PlanClock place(
            DayPlan plan, Slot.Teaching slot, Instant since, Optional<Countdown> countdown, Instant now, ZoneId zone) {
        var clock = Duration.between(plan.starts(), now.atZone(zone).toLocalTime());
        var pause = plan.after(slot).filter(Slot.Pause.class::isInstance);
        var rest = countdown.filter(running -> running.pause().isPresent()
                && running.step().equals(slot.step().open().map(Object::toString)));
        if (pause.isPresent() && rest.isPresent()) {
            var spent = least(
                    Duration.between(rest.get().startedAt(), now), pause.get().length());
            return new PlanClock(plan, pause.get(), pause.get().from().plus(spent), clock, zone);
        }
        var room = slot.length().plus(pause.map(Slot::length).orElse(Duration.ZERO));
        return new PlanClock(plan, slot, slot.from().plus(least(Duration.between(since, now), room)), clock, zone);
    }

    /// When the class got to where it is: calling everybody to the same step again is no new arrival, a new day is.
    private static Instant since(List<Move> moves) {
        var last = moves.getLast();
        var since = last;
        for (var move : moves.reversed()) {
            if (!move.step().equals(last.step()) || !dateOf(move).equals(dateOf(last))) {
                break;
            }
            since = move;
        }
        return since.at();
    }

    private static LocalDate begun(Day day, Course course, List<Move> moves) {
        var begun = dateOf(moves.getFirst());
        for (var move : moves) {
            var early = on(course, day, move)
                    .filter(day.sections().getFirst().steps()::contains)
                    .isPresent();
            if (early && dateOf(move).isAfter(begun)) {
                begun = dateOf(move);
            }
        }
        return begun;
    }

    private static Optional<Step> on(Course course, Day day, Move move) {
        return Moment.step(course, move.step()).filter(day.steps()::contains);
    }

    private static LocalDate dateOf(Move move) {
        return date(move.at(), move.zone());
    }

    private static LocalDate date(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
