package dev.millrace.notes;

import dev.millrace.identity.Belongings;
import dev.millrace.identity.StudentId;
import org.jdbi.v3.core.Handle;

/// Notes and bookmarks of a student. Of two notes on one step both texts stay, one below the other: nobody but the
/// student knows which of them matters.
public final class NoteBelongings implements Belongings {
    @Override
    public void merge(Handle h, StudentId kept, StudentId other) {
        run(h, kept, other, """
                update notes set version = version + 1,
                  text = text || '\n\n---\n\n' || (
                    select o.text from notes o where o.student_id = :other and o.step = notes.step)
                where student_id = :kept
                  and step in (select o.step from notes o where o.student_id = :other)""");
        run(h, kept, other, """
                delete from notes where student_id = :other
                  and step in (select k.step from notes k where k.student_id = :kept)""");
        run(h, kept, other, "update notes set student_id = :kept where student_id = :other");
        run(h, kept, other, """
                delete from bookmarks where student_id = :other and exists (
                  select 1 from bookmarks k where k.student_id = :kept
                    and k.step = bookmarks.step and k.anchor = bookmarks.anchor)""");
        run(h, kept, other, "update bookmarks set student_id = :kept where student_id = :other");
    }

    private static void run(Handle h, StudentId kept, StudentId other, String statement) {
        var update = h.createUpdate(statement).bind("other", other.value());
        update.bind("kept", kept.value()).execute();
    }
}
