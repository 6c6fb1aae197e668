package dev.millrace.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The statements of identity. Stateless: every method works on the caller's handle.
final class IdentityStore {
    private static final String STUDENT = "select id, class_id, name, joined_at from students ";
    /// Neither removed nor merged into another.
    private static final String ACTIVE = "removed_at is null and merged_into is null ";

    String key(Handle h, String fresh) {
        var stored = h.createQuery("select hex from secrets where name = 'key'")
                .mapTo(String.class)
                .findOne();
        if (stored.isEmpty()) {
            h.execute("insert into secrets (name, hex) values ('key', ?)", fresh);
        }
        return stored.orElse(fresh);
    }

    void insertStudent(Handle h, Student s) {
        h.execute(
                "insert into students (id, class_id, name, joined_at) values (?, ?, ?, ?)",
                s.id().value(),
                s.classId().value(),
                s.name(),
                utc(s.joinedAt()));
    }

    Optional<Student> student(Handle h, StudentId id) {
        return h.createQuery(STUDENT + "where id = :id and " + ACTIVE)
                .bind("id", id.value())
                .map((rs, _) -> student(rs))
                .findOne();
    }

    List<Student> students(Handle h, ClassId classId) {
        return h.createQuery(STUDENT + "where class_id = :class and " + ACTIVE + "order by lower(name), joined_at")
                .bind("class", classId.value())
                .map((rs, _) -> student(rs))
                .list();
    }

    int count(Handle h, ClassId classId) {
        return h.createQuery("select count(*) from students where class_id = :class and " + ACTIVE)
                .bind("class", classId.value())
                .mapTo(Integer.class)
                .one();
    }

    /// The students of every class that is not archived.
    List<StudentId> learning(Handle h) {
        return h.createQuery("""
                        select s.id from students s join classes c on c.id = s.class_id
                        where c.archived_at is null and s.removed_at is null and s.merged_into is null""")
                .map((rs, _) -> new StudentId(rs.getString("id")))
                .list();
    }

    /// Who a student is now: themselves, or whom they were merged into.
    StudentId now(Handle h, StudentId id) {
        return h.createQuery("select merged_into from students where id = :id and merged_into is not null")
                .bind("id", id.value())
                .map((rs, _) -> new StudentId(rs.getString("merged_into")))
                .findOne()
                .orElse(id);
    }

    boolean nameTaken(Handle h, String name) {
        return h.createQuery("select count(*) from instructors where lower(name) = lower(:name)")
                        .bind("name", name)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    void insertInstructor(Handle h, Instructor i, String passwordHash, Instant now) {
        h.execute(
                "insert into instructors (id, name, password_hash, created_at) values (?, ?, ?, ?)",
                i.id().value(),
                i.name(),
                passwordHash,
                utc(now));
    }

    record Credentials(InstructorId id, String name, String passwordHash) {}

    Optional<Credentials> credentials(Handle h, String name) {
        return h.createQuery("select id, name, password_hash from instructors where lower(name) = lower(:name)")
                .bind("name", name)
                .map((rs, _) -> new Credentials(
                        new InstructorId(rs.getString("id")), rs.getString("name"), rs.getString("password_hash")))
                .findOne();
    }

    Optional<String> instructorName(Handle h, InstructorId id) {
        return h.createQuery("select name from instructors where id = :id")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne();
    }

    void insertSession(Handle h, String tokenHash, Viewer viewer, Instant expiresAt) {
        h.execute(
                "insert into sessions (token_hash, student_id, instructor_id, class_id, expires_at) values (?, ?, ?, ?, ?)",
                tokenHash,
                viewer instanceof Student s ? s.id().value() : null,
                viewer instanceof Instructor i ? i.id().value() : null,
                viewer instanceof Instructor i ? i.classId().value() : null,
                utc(expiresAt));
    }

    void deleteSession(Handle h, String tokenHash) {
        h.execute("delete from sessions where token_hash = ?", tokenHash);
    }

    void deleteExpiredSessions(Handle h, Instant now) {
        h.execute("delete from sessions where expires_at <= ?", utc(now));
    }

    /// The class that this browser of an instructor looks at from now on.
    void look(Handle h, String tokenHash, InstructorId instructor, ClassId classId) {
        h.execute(
                "update sessions set class_id = ? where token_hash = ? and instructor_id = ?",
                classId.value(),
                tokenHash,
                instructor.value());
    }

    /// Whose session it is.
    ///
    /// @param classId the class that an instructor last chose to look at
    record Session(Optional<StudentId> student, Optional<InstructorId> instructor, Optional<String> classId) {}

    Optional<Session> session(Handle h, String tokenHash, Instant now) {
        return h.createQuery("""
                        select student_id, instructor_id, class_id from sessions
                        where token_hash = :hash and expires_at > :now""")
                .bind("hash", tokenHash)
                .bind("now", utc(now))
                .map((rs, _) -> new Session(
                        Optional.ofNullable(rs.getString("student_id")).map(StudentId::new),
                        Optional.ofNullable(rs.getString("instructor_id")).map(InstructorId::new),
                        Optional.ofNullable(rs.getString("class_id"))))
                .findOne();
    }

    private static Student student(ResultSet rs) throws SQLException {
        return new Student(
                new StudentId(rs.getString("id")),
                new ClassId(rs.getString("class_id")),
                rs.getString("name"),
                rs.getObject("joined_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
