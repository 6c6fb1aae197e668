package dev.millrace.labs;

import dev.millrace.identity.Belongings;
import dev.millrace.identity.StudentId;
import org.jdbi.v3.core.Handle;

/// The checks that a student passed; of a check that both passed, the pass of whom is kept stays. A broker cannot be
/// made of two: that of the other is to be [discarded][Labs#discard] when the transaction is through, and its row
/// stays.
public final class LabBelongings implements Belongings {
    @Override
    public void merge(Handle h, StudentId kept, StudentId other) {
        h.createUpdate("""
                        delete from lab_checks where student_id = :other and exists (
                          select 1 from lab_checks k where k.student_id = :kept
                            and k.step = lab_checks.step and k.check_id = lab_checks.check_id)""")
                .bind("kept", kept.value())
                .bind("other", other.value())
                .execute();
        h.execute("update lab_checks set student_id = ? where student_id = ?", kept.value(), other.value());
        h.execute("delete from lab_seeds where student_id = ?", other.value());
    }
}
