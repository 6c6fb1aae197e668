package dev.millrace.content;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A day with its times: steps one after the other from the day's start, and breaks between them. Times are the class's
/// wall clock, counted as minutes from the start, so that a day may end after midnight.
///
/// @param slots in order, each beginning where the one before ends
public record DayPlan(LocalTime starts, List<Slot> slots) {
    public DayPlan {
        slots = List.copyOf(slots);
    }

    /// A stretch of the day.
    public sealed interface Slot {
        /// From the start of the day.
        Duration from();

        Duration length();

        default Duration to() {
            return from().plus(length());
        }

        /// A step of the course.
        record Teaching(Step step, Duration from) implements Slot {
            /// A step without minutes still takes its place.
            @Override
            public Duration length() {
                return step.length().toMinutes() < 1 ? Duration.ofMinutes(1) : step.length();
            }
        }

        /// A break.
        record Pause(Break pause, Duration from) implements Slot {
            @Override
            public Duration length() {
                return pause.length();
            }
        }
    }

    public static DayPlan of(Day day) {
        var slots = new ArrayList<Slot>();
        var waiting = new ArrayList<>(day.breaks());
        var now = Duration.ZERO;
        for (var step : day.steps()) {
            var teaching = new Slot.Teaching(step, now);
            while (!waiting.isEmpty() && isNearer(day, waiting.getFirst(), now, teaching.to())) {
                now = pause(slots, waiting.removeFirst(), now);
                teaching = new Slot.Teaching(step, now);
            }
            slots.add(teaching);
            now = teaching.to();
        }
        for (var pause : waiting) {
            now = pause(slots, pause, now);
        }
        return new DayPlan(day.starts(), slots);
    }

    /// Whether a break wants to begin nearer to where the day is than to the end of the next step.
    private static boolean isNearer(Day day, Break pause, Duration now, Duration then) {
        var wanted = Duration.between(day.starts(), pause.at());
        return wanted.minus(now).compareTo(then.minus(wanted)) <= 0;
    }

    private static Duration pause(List<Slot> slots, Break pause, Duration from) {
        var slot = new Slot.Pause(pause, from);
        slots.add(slot);
        return slot.to();
    }

    /// From the start to the end, breaks included.
    public Duration length() {
        return slots.isEmpty() ? Duration.ZERO : slots.getLast().to();
    }

    /// The time of day at that distance from the start.
    public LocalTime clock(Duration fromStart) {
        return starts.plus(fromStart);
    }

    /// Where a step stands.
    public Optional<Slot.Teaching> slot(Step step) {
        return slots.stream()
                .filter(Slot.Teaching.class::isInstance)
                .map(Slot.Teaching.class::cast)
                .filter(slot -> slot.step().equals(step))
                .findFirst();
    }

    /// The slot after this one.
    public Optional<Slot> after(Slot slot) {
        int next = slots.indexOf(slot) + 1;
        return next > 0 && next < slots.size() ? Optional.of(slots.get(next)) : Optional.empty();
    }
}
