package dev.millrace.labs;

import dev.millrace.content.Slug;
import dev.millrace.identity.StudentId;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import java.time.Instant;
import java.util.Optional;

/// A student's lab as it is stored: one a student, whichever of the course's broker labs they work at.
///
/// @param step the broker lab whose checks are watched, the one that was opened last
/// @param failure only in FAILED
record LabRow(
        StudentId student, LabId lab, LabState state, Instant since, Optional<Slug> step, Optional<Failure> failure) {

    static LabRow fresh(StudentId student, Instant now) {
        return new LabRow(
                student, new LabId(student.value()), LabState.STOPPED, now, Optional.empty(), Optional.empty());
    }

    LabRow to(LabState next, Instant now) {
        return new LabRow(student, lab, next, now, step, Optional.empty());
    }

    LabRow failed(Failure why, Instant now) {
        return new LabRow(student, lab, LabState.FAILED, now, step, Optional.of(why));
    }

    LabRow at(Slug other) {
        return new LabRow(student, lab, state, since, Optional.of(other), failure);
    }
}
