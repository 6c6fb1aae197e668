package dev.millrace.practice;

import dev.millrace.identity.Belongings;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.StudentId;
import org.jdbi.v3.core.Handle;

/// Answers, designs, posts and votes of a student. Posts stay on the board of the class in which they were written.
public final class PracticeBelongings implements Belongings {
    @Override
    public void merge(Handle h, StudentId kept, StudentId other) {
        give(h, "update quiz_answers set student_id = :kept where student_id = :other", kept, other);
        give(h, "update designs set student_id = :kept where student_id = :other", kept, other);
        give(h, "update posts set student_id = :kept where student_id = :other", kept, other);
        give(h, "update discussed_designs set student_id = :kept where student_id = :other", kept, other);
        // one vote a person
        give(h, """
                delete from post_votes where student_id = :other
                  and post_id in (select v.post_id from post_votes v where v.student_id = :kept)""", kept, other);
        give(h, "update post_votes set student_id = :kept where student_id = :other", kept, other);
    }

    @Override
    public void move(Handle h, StudentId student, ClassId to) {
        h.execute("delete from discussed_designs where student_id = ?", student.value());
    }

    private static void give(Handle h, String statement, StudentId kept, StudentId other) {
        var update = h.createUpdate(statement).bind("other", other.value());
        update.bind("kept", kept.value()).execute();
    }
}
