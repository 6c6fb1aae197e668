package dev.millrace.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// The statements of classes, who teaches them, and the links by which somebody comes to teach one. Stateless: every
/// method works on the caller's handle.
final class ClassStore {
    private static final String CLASSROOM = """
            select c.id, c.code, c.course, c.created_at, c.name, c.first_day, c.zone, c.seats, c.archived_at,
              exists (select 1 from class_teachers t where t.class_id = c.id) as taken
            from classes c\s""";

    void insert(Handle h, Classroom c) {
        bound(h.createUpdate("""
                        insert into classes (id, code, course, created_at, name, first_day, zone, seats)
                        values (:id, :code, :course, :at, :name, :first, :zone, :seats)"""), c.settings())
                .bind("id", c.id().value())
                .bind("course", c.course())
                .bind("at", utc(c.createdAt()))
                .execute();
    }

    void change(Handle h, ClassId id, ClassSettings settings) {
        bound(h.createUpdate("""
                        update classes set code = :code, name = :name, first_day = :first, zone = :zone, seats = :seats
                        where id = :id"""), settings).bind("id", id.value()).execute();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, ClassSettings settings) {
        return statement
                .bind("code", settings.code())
                .bind("name", settings.name())
                .bind("first", settings.firstDay().orElse(null))
                .bind("zone", settings.zone().getId())
                .bind(
                        "seats",
                        settings.seats().isPresent()
                                ? (Integer) settings.seats().getAsInt()
                                : null);
    }

    void archive(Handle h, ClassId id, Optional<Instant> at) {
        h.createUpdate("update classes set archived_at = :at where id = :id")
                .bind("at", at.map(ClassStore::utc).orElse(null))
                .bind("id", id.value())
                .execute();
    }

    Optional<Classroom> byCode(Handle h, String code) {
        return h.createQuery(CLASSROOM + "where c.code = :code")
                .bind("code", code)
                .map((rs, _) -> classroom(rs))
                .findOne();
    }

    Optional<Classroom> byId(Handle h, ClassId id) {
        return h.createQuery(CLASSROOM + "where c.id = :id")
                .bind("id", id.value())
                .map((rs, _) -> classroom(rs))
                .findOne();
    }

    /// Nobody else enters or changes the class until the caller's transaction ends.
    void lock(Handle h, ClassId id) {
        h.createQuery("select id from classes where id = :id for update")
                .bind("id", id.value())
                .mapTo(String.class)
                .one();
    }

    /// The newest that is not archived, or else the newest.
    Optional<Classroom> newest(Handle h) {
        return h.createQuery(CLASSROOM
                        + "order by case when c.archived_at is null then 0 else 1 end, c.created_at desc limit 1")
                .map((rs, _) -> classroom(rs))
                .findOne();
    }

    /// Those that an instructor teaches, the newest first.
    List<Classroom> taughtBy(Handle h, InstructorId id) {
        return h.createQuery(CLASSROOM + """
                        join class_teachers mine on mine.class_id = c.id
                        where mine.instructor_id = :id order by c.created_at desc""")
                .bind("id", id.value())
                .map((rs, _) -> classroom(rs))
                .list();
    }

    /// Which of theirs an instructor looks at: the one asked for, or the newest that is not archived.
    Optional<ClassId> lookedAt(Handle h, InstructorId id, Optional<String> wanted) {
        return h.createQuery("""
                        select c.id from classes c join class_teachers t on t.class_id = c.id
                        where t.instructor_id = :id
                        order by case when c.id = :wanted then 0 when c.archived_at is null then 1 else 2 end,
                          c.created_at desc limit 1""")
                .bind("id", id.value())
                .bind("wanted", wanted.orElse(""))
                .map((rs, _) -> new ClassId(rs.getString("id")))
                .findOne();
    }

    boolean teaches(Handle h, InstructorId instructor, ClassId id) {
        return h.createQuery(
                                "select count(*) from class_teachers where class_id = :class and instructor_id = :instructor")
                        .bind("class", id.value())
                        .bind("instructor", instructor.value())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    void addTeacher(Handle h, ClassId id, InstructorId instructor, Instant now) {
        if (teaches(h, instructor, id)) return;
        h.execute(
                "insert into class_teachers (class_id, instructor_id, since) values (?, ?, ?)",
                id.value(),
                instructor.value(),
                utc(now));
    }

    void removeTeacher(Handle h, ClassId id, InstructorId instructor) {
        h.execute(
                "delete from class_teachers where class_id = ? and instructor_id = ?", id.value(), instructor.value());
    }

    /// In the order in which they came.
    List<Teaching.Teacher> teachers(Handle h, ClassId id) {
        return h.createQuery("""
                        select i.id, i.name from class_teachers t join instructors i on i.id = t.instructor_id
                        where t.class_id = :class order by t.since, i.name""")
                .bind("class", id.value())
                .map((rs, _) -> new Teaching.Teacher(new InstructorId(rs.getString("id")), rs.getString("name")))
                .list();
    }

    void insertInvitation(Handle h, String tokenHash, ClassId classId, Instant expiresAt) {
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

    /// Uses a link up, and with it those of its class that nobody has used: each of several servers prints one when it
    /// starts.
    boolean useInvitation(Handle h, String tokenHash, Instant now) {
        boolean used = h.execute(
                        "update invitations set used_at = ? where token_hash = ? and used_at is null and expires_at > ?",
                        utc(now),
                        tokenHash,
                        utc(now))
                == 1;
        if (used) {
            h.execute("""
                    delete from invitations where used_at is null
                      and class_id = (select i.class_id from invitations i where i.token_hash = ?)""", tokenHash);
        }
        return used;
    }

    private static Classroom classroom(ResultSet rs) throws SQLException {
        int seats = rs.getInt("seats");
        var limit = rs.wasNull() ? OptionalInt.empty() : OptionalInt.of(seats);
        return new Classroom(
                new ClassId(rs.getString("id")),
                new ClassSettings(
                        rs.getString("name"),
                        rs.getString("code"),
                        Optional.ofNullable(rs.getObject("first_day", LocalDate.class)),
                        Optional.ofNullable(rs.getString("zone"))
                                .map(ZoneId::of)
                                .orElseGet(ZoneId::systemDefault),
                        limit),
                rs.getString("course"),
                rs.getBoolean("taken"),
                Optional.ofNullable(rs.getObject("archived_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
