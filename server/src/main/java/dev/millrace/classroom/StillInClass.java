package dev.millrace.classroom;

import dev.millrace.identity.Identity;
import dev.millrace.identity.Student;

/// Whether a student whose stream is open is still in the class: asked of the database only when its people changed.
/// Used by one thread.
final class StillInClass {
    private final Identity identity;
    private final Student student;
    private long checked = -1;

    StillInClass(Identity identity, Student student) {
        this.identity = identity;
        this.student = student;
    }

    boolean in(ClassState state) {
        if (checked == state.roster()) return true;
        checked = state.roster();
        return identity.student(student.id())
                .filter(now -> now.classId().equals(student.classId()))
                .isPresent();
    }
}
