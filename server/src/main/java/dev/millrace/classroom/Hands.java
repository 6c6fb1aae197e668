package dev.millrace.classroom;

import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;
import java.time.Duration;
import java.util.Optional;

/// Raised hands: a student raises and lowers, the instructor takes. Raising twice is raising once. Thread-safe.
final class Hands {
    /// How long an answer waits until the class has heard of the change.
    private static final Duration HEARD = Duration.ofSeconds(1);

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

    /// The student's place in the line, from 1.
    Optional<Integer> place(Student student) {
        return classes.of(student.classId()).state().placeInLine(student.id());
    }

    private void change(Student student, Activity.Kind kind) {
        if (isUp(student)) {
            log.append(Activity.by(student, kind));
            heard(student, false);
        }
    }

    private boolean isUp(Student student) {
        return place(student).isPresent();
    }

    private void heard(Student student, boolean up) {
        try {
            classes.of(student.classId())
                    .await(state -> state.of(student.id()).handSince().isPresent() == up, HEARD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
