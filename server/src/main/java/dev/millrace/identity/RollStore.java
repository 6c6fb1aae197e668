package dev.millrace.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The statements that change who is in a class. Stateless: every method works on the caller's handle.
final class RollStore {
    private static final String ENTRY = "select id, class_id, name, joined_at, seen_at from students ";

    /// By name.
    List<Roll.Entry> entries(Handle h, ClassId classId) {
        return h.createQuery(ENTRY + """
                        where class_id = :class and removed_at is null and merged_into is null
                        order by lower(name), joined_at""")
                .bind("class", classId.value())
                .map((rs, _) -> entry(rs))
                .list();
    }

    /// Who was removed, the last one first.
    List<Roll.Entry> removed(Handle h, ClassId classId) {
        return h.createQuery(ENTRY + """
                        where class_id = :class and removed_at is not null and merged_into is null
                        order by removed_at desc""")
                .bind("class", classId.value())
                .map((rs, _) -> entry(rs))
                .list();
    }

    /// Nobody else changes these students until the caller's transaction ends; how many of them are in the class.
    int lock(Handle h, ClassId classId, List<StudentId> ids) {
        return h.createQuery("""
                        select id from students
                        where id in (<ids>) and class_id = :class and removed_at is null and merged_into is null
                        order by id for update""")
                .bindList("ids", ids.stream().map(StudentId::value).toList())
                .bind("class", classId.value())
                .mapTo(String.class)
                .list()
                .size();
    }

    void rename(Handle h, StudentId id, String name) {
        h.execute("update students set name = ? where id = ?", name, id.value());
    }

    void move(Handle h, StudentId id, ClassId to) {
        h.execute("update students set class_id = ? where id = ?", to.value(), id.value());
    }

    void remove(Handle h, StudentId id, Instant at) {
        h.execute("update students set removed_at = ? where id = ?", utc(at), id.value());
        h.execute("delete from sessions where student_id = ?", id.value());
    }

    /// False when they were not removed.
    boolean bringBack(Handle h, ClassId classId, StudentId id) {
        return h.execute("""
                        update students set removed_at = null
                        where id = ? and class_id = ? and removed_at is not null and merged_into is null""", id.value(), classId.value()) == 1;
    }

    /// From now on `other` is `kept`, and so are those who were `other`; whoever is signed in as `other` is `kept`.
    void merge(Handle h, StudentId kept, StudentId other) {
        h.execute("update students set merged_into = ? where merged_into = ?", kept.value(), other.value());
        h.execute("update students set merged_into = ? where id = ?", kept.value(), other.value());
        h.execute("update sessions set student_id = ? where student_id = ?", kept.value(), other.value());
        h.createUpdate("""
                        update students set
                          joined_at = (select min(s.joined_at) from students s where s.id in (:kept, :other)),
                          seen_at = (select max(s.seen_at) from students s where s.id in (:kept, :other))
                        where id = :kept""")
                .bind("kept", kept.value())
                .bind("other", other.value())
                .execute();
    }

    private static Roll.Entry entry(ResultSet rs) throws SQLException {
        return new Roll.Entry(
                new Student(
                        new StudentId(rs.getString("id")),
                        new ClassId(rs.getString("class_id")),
                        rs.getString("name"),
                        rs.getObject("joined_at", OffsetDateTime.class).toInstant()),
                Optional.ofNullable(rs.getObject("seen_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
