package dev.millrace.classroom;

import dev.millrace.identity.Belongings;
import dev.millrace.identity.StudentId;
import org.jdbi.v3.core.Handle;

/// When a student was last here: that of whom is kept stays.
public final class VisitBelongings implements Belongings {
    @Override
    public void merge(Handle h, StudentId kept, StudentId other) {
        h.execute("delete from student_visits where student_id = ?", other.value());
    }
}
