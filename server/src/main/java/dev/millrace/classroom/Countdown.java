package dev.millrace.classroom;

import dev.millrace.progress.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A time that the class was given, for an exercise or a break. Immutable.
///
/// @param id the position in the log of its start
/// @param pause the break's name; empty for an exercise
/// @param step the slug of the step that the class was on
/// @param length with what was added
record Countdown(
        long id, Optional<String> pause, Optional<String> step, Instant startedAt, Instant endsAt, Duration length) {
    /// How long "time is up" is said to students.
    static final Duration SAID = Duration.ofMinutes(5);

    static Countdown of(Activity start) {
        var length = minutes(start);
        var title = start.payload().path("pause").asText("");
        return new Countdown(
                start.id(),
                Optional.of(title).filter(name -> !name.isEmpty()),
                start.step(),
                start.at(),
                start.at().plus(length),
                length);
    }

    /// More time: after the old end, or from now on when that is over.
    Countdown extended(Activity extension) {
        var more = minutes(extension);
        var from = endsAt.isBefore(extension.at()) ? extension.at() : endsAt;
        return new Countdown(id, pause, step, startedAt, from.plus(more), Duration.between(startedAt, from.plus(more)));
    }

    boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }

    /// Whether students need not be told any more that it is over.
    boolean isStale(Instant now) {
        return isOver(now.minus(SAID));
    }

    private static Duration minutes(Activity activity) {
        return Duration.ofMinutes(Math.clamp(activity.payload().path("minutes").asLong(1), 1, Pacing.LONGEST));
    }
}
