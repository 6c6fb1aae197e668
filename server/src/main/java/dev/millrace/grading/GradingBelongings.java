package dev.millrace.grading;

import dev.millrace.grader.Outcome;
import dev.millrace.identity.Belongings;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.StudentId;
import java.util.HashMap;
import org.jdbi.v3.core.Handle;

/// Editors and submissions of a student. Of two editors of one lab the one stays that was typed in last, all its files
/// together; submissions are counted anew in the order in which they came.
public final class GradingBelongings implements Belongings {
    @Override
    public void merge(Handle h, StudentId kept, StudentId other) {
        mergeDrafts(h, kept, other);
        h.execute("update submissions set student_id = ? where student_id = ?", kept.value(), other.value());
        countAttempts(h, kept);
    }

    @Override
    public void move(Handle h, StudentId student, ClassId to) {
        h.execute("update submissions set class_id = ? where student_id = ?", to.value(), student.value());
    }

    private static void mergeDrafts(Handle h, StudentId kept, StudentId other) {
        var newer = h.createQuery("""
                        select o.step from drafts o where o.student_id = :other group by o.step
                        having max(o.saved_at) > (
                          select max(k.saved_at) from drafts k where k.student_id = :kept and k.step = o.step)""")
                .bind("other", other.value())
                .bind("kept", kept.value())
                .mapTo(String.class)
                .list();
        for (var step : newer) {
            h.execute("delete from drafts where student_id = ? and step = ?", kept.value(), step);
        }
        h.execute("""
                delete from drafts where student_id = ?
                  and step in (select k.step from drafts k where k.student_id = ?)""", other.value(), kept.value());
        h.execute("update drafts set student_id = ? where student_id = ?", kept.value(), other.value());
    }

    /// Faults of ours do not count, as when they were submitted.
    private static void countAttempts(Handle h, StudentId student) {
        record Row(String id, String step, boolean counts) {}
        var rows = h.createQuery("""
                        select id, step, outcome from submissions where student_id = :student
                        order by submitted_at, id""")
                .bind("student", student.value())
                .map((rs, _) -> new Row(
                        rs.getString("id"),
                        rs.getString("step"),
                        !Outcome.OUR_FAULT.json().equals(rs.getString("outcome"))))
                .list();
        var counted = new HashMap<String, Integer>();
        for (var row : rows) {
            int attempt = counted.getOrDefault(row.step(), 0) + 1;
            h.execute("update submissions set attempt = ? where id = ?", attempt, row.id());
            if (row.counts()) counted.put(row.step(), attempt);
        }
    }
}
