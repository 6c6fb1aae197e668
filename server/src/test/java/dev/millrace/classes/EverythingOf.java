package dev.millrace.classes;

import dev.millrace.identity.Student;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Puts a row of a student into every table that has students in it.
final class EverythingOf {
    /// What one student has after a merge of two who each have one row of their own and, where there can be one only,
    /// the same row as the other.
    private static final Map<String, Integer> EXPECTED = Map.ofEntries(
            Map.entry("activity", 2),
            Map.entry("sessions", 2),
            Map.entry("quiz_answers", 2),
            Map.entry("posts", 2),
            Map.entry("designs", 2),
            Map.entry("discussed_designs", 2),
            Map.entry("post_votes", 2),
            Map.entry("drafts", 3),
            Map.entry("submissions", 2),
            Map.entry("lab_checks", 3),
            Map.entry("lab_seeds", 1),
            Map.entry("student_visits", 1),
            Map.entry("notes", 3),
            Map.entry("bookmarks", 3));

    private EverythingOf() {}

    static int expected(String table) {
        return EXPECTED.getOrDefault(table, -1);
    }

    /// Rows that nobody else has; the student has an activity and a session since they joined.
    static void fill(Handle h, Student student, String step) {
        var id = student.id().value();
        var at = student.classId().value();
        h.execute(
                "insert into quiz_answers (student_id, step, question, given, is_right, at)"
                        + " values (?, ?, 'q1', 'a', true, current_timestamp)",
                id,
                step);
        h.execute(
                "insert into posts (class_id, student_id, author, step, text, at)"
                        + " values (?, ?, 'Noor', ?, 'Ours too.', current_timestamp)",
                at,
                id,
                step);
        h.execute("insert into designs (student_id, step, cells, at) values (?, ?, '[]', current_timestamp)", id, step);
        h.execute("insert into discussed_designs (class_id, step, student_id) values (?, ?, ?)", at, step, id);
        h.execute("insert into post_votes (post_id, student_id) select max(p.id), ? from posts p", id);
        h.execute("insert into drafts values (?, ?, 'A.java', 'class A {}', 1, current_timestamp)", id, step);
        h.execute(
                "insert into submissions (id, class_id, student_id, step, scope, files, state, attempt, submitted_at)"
                        + " values (?, ?, ?, 'a-lab', 'all', '{}', 'judged', 1, current_timestamp)",
                "s-" + step,
                at,
                id);
        h.execute(
                "insert into labs (student_id, lab_id, state, since) values (?, ?, 'stopped', current_timestamp)",
                id,
                step);
        h.execute(
                "insert into lab_checks (student_id, step, check_id, passed_at)"
                        + " values (?, ?, 'a', current_timestamp)",
                id,
                step);
        h.execute("insert into lab_seeds (student_id, step) values (?, ?)", id, step);
        h.execute("insert into student_visits (student_id, last_seen) values (?, current_timestamp)", id);
        h.execute("insert into notes values (?, ?, 'Mine', 1, current_timestamp)", id, step);
        h.execute("insert into bookmarks values (?, ?, '', 'Windows', current_timestamp)", id, step);
    }

    /// Rows of which one person can have one only.
    static void fillShared(Handle h, Student student) {
        var id = student.id().value();
        h.execute(
                "insert into post_votes (post_id, student_id) select p.id, ? from posts p"
                        + " where p.id = (select min(q.id) from posts q) and not exists ("
                        + " select 1 from post_votes v where v.student_id = ? and v.post_id = p.id)",
                id,
                id);
        h.execute("insert into drafts values (?, 'shared', 'A.java', 'class A {}', 1, current_timestamp)", id);
        h.execute(
                "insert into lab_checks (student_id, step, check_id, passed_at)"
                        + " values (?, 'shared', 'a', current_timestamp)",
                id);
        h.execute("insert into notes values (?, 'shared', 'Mine', 1, current_timestamp)", id);
        h.execute("insert into bookmarks values (?, 'shared', '', 'Windows', current_timestamp)", id);
    }
}
