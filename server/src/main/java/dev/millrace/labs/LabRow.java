package dev.millrace.labs;

import dev.millrace.content.Slug;
import dev.millrace.identity.StudentId;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import java.time.Instant;
import java.util.Optional;

/// A student's lab as it is stored: one a student, whichever of the course's broker labs they work at.
///
/// @param lab the broker; while `used` is false a name only, and another broker may still take its place
/// @param used a broker was started under `lab`, so it holds what is the student's
/// @param step the broker lab whose checks are watched, the one that was opened last
/// @param failure only in FAILED
/// @param wiping what the broker holds is to be forgotten once it is stopped
/// @param checkpoint to be put in place when the broker answers next, instead of the lab's beginning
/// @param keptUntil not put to sleep before
record LabRow(
        StudentId student,
        LabId lab,
        boolean used,
        LabState state,
        Instant since,
        Optional<Slug> step,
        Optional<Failure> failure,
        boolean wiping,
        Optional<ResetPoint> checkpoint,
        Optional<Instant> keptUntil) {

    static LabRow fresh(StudentId student, LabId lab, Instant now) {
        return new LabRow(
                student,
                lab,
                false,
                LabState.STOPPED,
                now,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    LabRow to(LabState next, Instant now) {
        return new LabRow(student, lab, used, next, now, step, Optional.empty(), wiping, checkpoint, keptUntil);
    }

    LabRow failed(Failure why, Instant now) {
        return new LabRow(
                student, lab, used, LabState.FAILED, now, step, Optional.of(why), wiping, checkpoint, keptUntil);
    }

    LabRow at(Slug other) {
        return new LabRow(student, lab, used, state, since, Optional.of(other), failure, wiping, checkpoint, keptUntil);
    }

    /// With the broker that is the student's from now on.
    LabRow using(LabId broker) {
        return new LabRow(student, broker, true, state, since, step, failure, wiping, checkpoint, keptUntil);
    }

    LabRow resetTo(Optional<ResetPoint> place) {
        return new LabRow(student, lab, used, state, since, step, failure, true, place, keptUntil);
    }

    LabRow wiped() {
        return new LabRow(student, lab, used, state, since, step, failure, false, checkpoint, keptUntil);
    }

    LabRow prepared() {
        return new LabRow(student, lab, used, state, since, step, failure, wiping, Optional.empty(), keptUntil);
    }

    LabRow keptUntil(Instant time) {
        return new LabRow(student, lab, used, state, since, step, failure, wiping, checkpoint, Optional.of(time));
    }
}
