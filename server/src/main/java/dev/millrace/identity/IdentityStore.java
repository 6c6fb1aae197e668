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
    private static final String CLASSROOM = "select id, code, course, instructor_id, created_at from classes ";

    String key(Handle h, String fresh) {
        var stored = h.createQuery("select hex from secrets where name = 'key'")
                .mapTo(String.class)
                .findOne();
        if (stored.isEmpty()) {
            h.execute("insert into secrets (name, hex) values ('key', ?)", fresh);
        }
        return stored.orElse(fresh);
    }

    void insertClass(Handle h, Classroom c) {
        h.execute(
                "insert into classes (id, code, course, created_at) values (?, ?, ?, ?)",
                c.id().value(),
                c.code(),
                c.course(),
                utc(c.createdAt()));
    }

    Optional<Classroom> classByCode(Handle h, String code) {
        return h.createQuery(CLASSROOM + "where code = :code")
                .bind("code", code)
                .map((rs, _) -> classroom(rs))
                .findOne();
    }

    Optional<Classroom> classById(Handle h, ClassId id) {
        return h.createQuery(CLASSROOM + "where id = :id")
                .bind("id", id.value())
                .map((rs, _) -> classroom(rs))
                .findOne();
    }

    Optional<Classroom> newestClass(Handle h) {
        return h.createQuery(CLASSROOM + "order by created_at desc limit 1")
                .map((rs, _) -> classroom(rs))
                .findOne();
    }

    Optional<ClassId> classOf(Handle h, InstructorId id) {
        return h.createQuery("select id from classes where instructor_id = :id order by created_at desc limit 1")
                .bind("id", id.value())
                .map((rs, _) -> new ClassId(rs.getString("id")))
                .findOne();
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
        return h.createQuery(STUDENT + "where id = :id")
                .bind("id", id.value())
                .map((rs, _) -> student(rs))
                .findOne();
    }

    List<Student> students(Handle h, ClassId classId) {
        return h.createQuery(STUDENT + "where class_id = :class order by lower(name), joined_at")
                .bind("class", classId.value())
                .map((rs, _) -> student(rs))
                .list();
    }

    void insertInvitation(Handle h, String tokenHash, ClassId classId, Instant expiresAt) {
        h.execute("delete from invitations where class_id = ? and used_at is null", classId.value());
        h.execute(
                "insert into invitations (token_hash, class_id, expires_at) values (?, ?, ?)",
                tokenHash,
                classId.value(),
                utc(expiresAt));
    }

    Optional<ClassId> openInvitation(Handle h, String tokenHash, Instant now) {
        return h.createQuery("""
                        select class_id from invitations
                        where token_hash = :hash and used_at is null and expires_at > :now""")
                .bind("hash", tokenHash)
                .bind("now", utc(now))
                .map((rs, _) -> new ClassId(rs.getString("class_id")))
                .findOne();
    }

    boolean useInvitation(Handle h, String tokenHash, Instant now) {
        return h.execute(
                        "update invitations set used_at = ? where token_hash = ? and used_at is null and expires_at > ?",
                        utc(now),
                        tokenHash,
                        utc(now))
                == 1;
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
        h.execute(
                "update classes set instructor_id = ? where id = ?",
                i.id().value(),
                i.classId().value());
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
                "insert into sessions (token_hash, student_id, instructor_id, expires_at) values (?, ?, ?, ?)",
                tokenHash,
                viewer instanceof Student s ? s.id().value() : null,
                viewer instanceof Instructor i ? i.id().value() : null,
                utc(expiresAt));
    }

    void deleteSession(Handle h, String tokenHash) {
        h.execute("delete from sessions where token_hash = ?", tokenHash);
    }

    void deleteExpiredSessions(Handle h, Instant now) {
        h.execute("delete from sessions where expires_at <= ?", utc(now));
    }

    Optional<Viewer> viewer(Handle h, String tokenHash, Instant now) {
        record Row(Optional<String> student, Optional<String> instructor) {}
        var row = h.createQuery("""
                        select student_id, instructor_id from sessions
                        where token_hash = :hash and expires_at > :now""")
                .bind("hash", tokenHash)
                .bind("now", utc(now))
                .map((rs, _) -> new Row(
                        Optional.ofNullable(rs.getString("student_id")),
                        Optional.ofNullable(rs.getString("instructor_id"))))
                .findOne();
        Optional<Viewer> student = row.flatMap(Row::student)
                .flatMap(id -> student(h, new StudentId(id)).map(s -> (Viewer) s));
        return student.or(() -> row.flatMap(Row::instructor).flatMap(id -> instructor(h, new InstructorId(id))));
    }

    private Optional<Viewer> instructor(Handle h, InstructorId id) {
        return instructorName(h, id)
                .flatMap(name -> classOf(h, id).map(classId -> (Viewer) new Instructor(id, classId, name)));
    }

    private static Student student(ResultSet rs) throws SQLException {
        return new Student(
                new StudentId(rs.getString("id")),
                new ClassId(rs.getString("class_id")),
                rs.getString("name"),
                rs.getObject("joined_at", OffsetDateTime.class).toInstant());
    }

    private static Classroom classroom(ResultSet rs) throws SQLException {
        return new Classroom(
                new ClassId(rs.getString("id")),
                rs.getString("code"),
                rs.getString("course"),
                rs.getString("instructor_id") != null,
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
