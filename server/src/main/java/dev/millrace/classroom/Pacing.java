package dev.millrace.classroom;

import dev.millrace.identity.Instructor;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;

/// Where the class is, by the instructor's word. Thread-safe.
final class Pacing {
    private final ActivityLog log;
    private final LiveClasses classes;

    Pacing(ActivityLog log, LiveClasses classes) {
        this.log = log;
        this.classes = classes;
    }

    /// Says where the class is from now on.
    ///
    /// @param step the slug of an open step of the course
    /// @return the class after it
    ClassState move(Instructor instructor, String step) {
        log.append(Activity.in(instructor.classId(), Activity.Kind.CLASS_MOVED).at(step));
        return classes.of(instructor.classId())
                .heard(state -> state.room().at().filter(step::equals).isPresent());
    }
}
