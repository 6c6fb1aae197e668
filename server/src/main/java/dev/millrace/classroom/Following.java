package dev.millrace.classroom;

import dev.millrace.identity.Student;
import dev.millrace.progress.Activity;
import dev.millrace.progress.Activity.Kind;
import dev.millrace.progress.ActivityLog;

/// Whether a student's pages follow the class, which is the student's own choice. Thread-safe.
final class Following {
    private final ActivityLog log;
    private final LiveClasses classes;

    Following(ActivityLog log, LiveClasses classes) {
        this.log = log;
        this.classes = classes;
    }

    /// Choosing twice is choosing once.
    ClassState choose(Student student, boolean follow) {
        var live = classes.of(student.classId());
        if (live.state().lead().follows(student.id()) != follow) {
            log.append(Activity.by(student, follow ? Kind.FOLLOWED : Kind.UNFOLLOWED));
        }
        return live.heard(state -> state.lead().follows(student.id()) == follow);
    }
}
