package dev.millrace.classroom;

import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;
import java.util.Optional;

/// Raised hands: a student raises and lowers, the instructor takes. Raising twice is raising once. Thread-safe.
final class Hands {
    private final ActivityLog log;
    private final LiveClasses classes;

    Hands(ActivityLog log, LiveClasses classes) {
        this.log = log;
        this.classes = classes;
    }

    /// @param step the slug of the page that the student is on
    void raise(Student student, Optional<String> step) {
        if (!isUp(student)) {
            var draft = Activity.by(student, Activity.Kind.HAND_RAISED);
            log.append(step.map(draft::at).orElse(draft));
            heard(student, true);
        }
    }

    void lower(Student student) {
        change(student, Activity.Kind.HAND_LOWERED);
    }

    /// The instructor goes to a student of their own class.
    void take(Instructor instructor, Student student) {
        if (student.classId().equals(instructor.classId())) {
            change(student, Activity.Kind.HAND_TAKEN);
        }
    }

    private void change(Student student, Activity.Kind kind) {
        if (isUp(student)) {
            log.append(Activity.by(student, kind));
            heard(student, false);
        }
    }

    private boolean isUp(Student student) {
        return classes.of(student.classId()).state().placeInLine(student.id()).isPresent();
    }

    private void heard(Student student, boolean up) {
        classes.of(student.classId())
                .heard(state -> state.of(student.id()).handSince().isPresent() == up);
    }
}
