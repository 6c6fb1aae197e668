package dev.millrace.progress;

import dev.millrace.identity.Belongings;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.StudentId;
import org.jdbi.v3.core.Handle;

/// What a student did goes with them; what it was, when, and its position in the log stay as they are. What
/// was said of a class, or answers what the class was asked, stays there: an answer to its polls, what was
/// held back in it from this student, what they have seen of its announcements.
public final class LogBelongings implements Belongings {
    @Override
    public void merge(Handle h, StudentId kept, StudentId other) {
        h.execute("update activity set student_id = ? where student_id = ?", kept.value(), other.value());
    }

    @Override
    public void move(Handle h, StudentId student, ClassId to) {
        h.execute("""
                update activity set class_id = ? where student_id = ?
                  and kind not in ('poll-answered', 'held', 'released', 'noted')""", to.value(), student.value());
    }
}
