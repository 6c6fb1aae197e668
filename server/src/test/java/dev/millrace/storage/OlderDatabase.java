package dev.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.Identity;
import dev.millrace.identity.Identity.Entry;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.identity.Viewer;
import dev.millrace.progress.ActivityLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// A database of the time when a class had one instructor (version 44), with people and their work in it, and what is
/// to be found there after today's migrations. On H2 and PostgreSQL.
final class OlderDatabase {
    private static final String PASSWORD = "correct horse battery";
    private static final ClassId SPRING = new ClassId("spring");
    private static final ClassId AUTUMN = new ClassId("autumn");
    private static final ClassId UNTAKEN = new ClassId("untaken");

    private OlderDatabase() {}

    /// Makes it, and fills it with the statements of that time.
    static void make(String url) throws Exception {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations(Database.MIGRATIONS)
                .target("44")
                .load()
                .migrate();
        var hash = BCrypt.withDefaults().hashToString(4, PASSWORD.toCharArray());
        var marit = hash("marit's session");
        var noor = hash("noor's session");
        var link = hash("a link");
        Jdbi.create(url).useTransaction(h -> {
            people(h, hash);
            h.execute(
                    "insert into sessions (token_hash, instructor_id, expires_at) values (?, 'marit', "
                            + "timestamp with time zone '2999-01-01 00:00:00Z')",
                    marit);
            h.execute(
                    "insert into sessions (token_hash, student_id, expires_at) values (?, 'noor', "
                            + "timestamp with time zone '2999-01-01 00:00:00Z')",
                    noor);
            h.execute(
                    "insert into invitations (token_hash, class_id, expires_at) values (?, 'untaken', "
                            + "timestamp with time zone '2999-01-01 00:00:00Z')",
                    link);
            work(h);
        });
    }

    private static void people(Handle h, String passwordHash) {
        for (var name : List.of("Marit", "Joost")) {
            h.execute("insert into instructors values (?, ?, ?, current_timestamp)", id(name), name, passwordHash);
        }
        h.execute("insert into classes values ('spring', 'HERON-27', 'course', 'marit', current_timestamp)");
        h.execute("insert into classes values ('autumn', 'OTTER-31', 'course', 'joost', current_timestamp)");
        h.execute("insert into classes values ('untaken', 'ROBIN-12', 'course', null, current_timestamp)");
        joins(h, "Noor", "spring");
        joins(h, "Sem", "spring");
        joins(h, "Ada", "autumn");
    }

    private static String id(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static void joins(Handle h, String name, String classId) {
        h.execute(
                "insert into students (id, class_id, name, joined_at) values (?, ?, ?, current_timestamp)",
                id(name),
                classId,
                name);
        h.execute(
                "insert into activity (class_id, student_id, at, kind, payload)"
                        + " values (?, ?, current_timestamp, 'joined', '{}')",
                classId,
                id(name));
    }

    /// Of Noor, and of Ada in the other class.
    private static void work(Handle h) {
        for (var student : List.of("noor", "ada")) {
            h.execute("insert into drafts values (?, 'a-lab', 'A.java', 'class A {}', 3, current_timestamp)", student);
            h.execute(
                    "insert into submissions (id, class_id, student_id, step, scope, files, state, attempt,"
                            + " submitted_at) select s.id || '-1', s.class_id, s.id, 'a-lab', 'all', '{}', 'queued', 1,"
                            + " current_timestamp from students s where s.id = ?",
                    student);
            h.execute(
                    "insert into labs (student_id, lab_id, state, since) values (?, ?, 'stopped', current_timestamp)",
                    student,
                    "lab-" + student);
            h.execute("insert into notes values (?, 'a-lab', 'Mine', 1, current_timestamp)", student);
        }
    }

    /// Everybody belongs where they did, and everything to whom it did.
    static void everybodyBelongsWhereTheyDid(Database database) {
        var identity = new Identity(database, (_, _) -> {}, Clock.systemUTC());

        assertThat(names(identity, SPRING)).containsExactly("Noor", "Sem");
        assertThat(names(identity, AUTUMN)).containsExactly("Ada");
        assertThat(identity.learning()).hasSize(3);
        assertThat(identity.viewer("noor's session"))
                .hasValueSatisfying(noor -> isIn(noor, Student.class, "Noor", SPRING));
        assertThat(identity.viewer("marit's session"))
                .hasValueSatisfying(marit -> isIn(marit, Instructor.class, "Marit", SPRING));
        isIn(admitted(identity.signIn("Joost", PASSWORD)), Instructor.class, "Joost", AUTUMN);
        workIsWhoseItWas(database);
        classesAreAsTheyWere(identity);
    }

    private static void workIsWhoseItWas(Database database) {
        for (var table : List.of("drafts", "submissions", "labs", "notes")) {
            List<String> owners = database.jdbi()
                    .withHandle(h -> h.createQuery("select student_id from " + table + " order by student_id")
                            .mapTo(String.class)
                            .list());
            assertThat(owners).as(table).containsExactly("ada", "noor");
        }
        var log = new ActivityLog(database, Clock.systemUTC());
        assertThat(log.ofClass(SPRING, 0)).hasSize(2);
        assertThat(log.ofClass(AUTUMN, 0)).hasSize(1);
    }

    /// Without a name and seats, open, and the one that nobody teaches can still be taken.
    private static void classesAreAsTheyWere(Identity identity) {
        var noor = identity.viewer("noor's session").orElseThrow();
        var spring = identity.classroom(noor);
        assertThat(spring.title()).isEqualTo("HERON-27");
        assertThat(spring.taken()).isTrue();
        assertThat(spring.archived()).isFalse();
        assertThat(spring.settings().seats()).isEmpty();
        isIn(admitted(identity.join("HERON-27", "Farid")), Student.class, "Farid", SPRING);

        assertThat(identity.invited("a link")).hasValueSatisfying(untaken -> {
            assertThat(untaken.id()).isEqualTo(UNTAKEN);
            assertThat(untaken.taken()).isFalse();
        });
        isIn(admitted(identity.claim("a link", "Lotte", PASSWORD)), Instructor.class, "Lotte", UNTAKEN);
    }

    private static List<String> names(Identity identity, ClassId id) {
        return identity.students(id).stream().map(Student::name).toList();
    }

    private static Viewer admitted(Entry entry) {
        return ((Entry.Admitted) entry).viewer();
    }

    private static void isIn(Viewer viewer, Class<? extends Viewer> as, String name, ClassId classId) {
        assertThat(viewer).isInstanceOf(as);
        assertThat(viewer.name()).isEqualTo(name);
        assertThat(viewer.classId()).isEqualTo(classId);
    }

    private static String hash(String token) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    }
}
