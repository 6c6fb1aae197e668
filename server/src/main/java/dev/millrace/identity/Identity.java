package dev.millrace.identity;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.millrace.storage.Database;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// People and how they get in: students by a class code and a name, later by their resume link; instructors by a
/// one-time link, later by name and password. Thread-safe.
public final class Identity {
    /// Long enough for a three-day course with a weekend in it.
    public static final Duration SESSION = Duration.ofDays(14);

    private static final Duration INVITATION = Duration.ofDays(7);
    private static final int NAME_LIMIT = 60;
    private static final int PASSWORD_MINIMUM = 10;
    /// bcrypt reads no more than 72 bytes (OpenBSD, crypt_blowfish); longer passwords are refused, not cut.
    private static final int PASSWORD_BYTES = 72;
    private static final int BCRYPT_COST = 12;
    /// The hash of a password nobody knows; checked when a name is unknown, so that the answer takes as long as for a
    /// known one.
    private static final String DECOY = "$2a$12$pyn/apYWc8Q4rA4HiAKRPeGXnOk5FfKq1bBFGNkRS.gGkBJETe1My";

    private final Database database;
    private final OnJoin onJoin;
    private final Clock clock;
    private final Secrets secrets;
    private final IdentityStore store = new IdentityStore();

    public Identity(Database database, OnJoin onJoin, Clock clock) {
        this.database = database;
        this.onJoin = onJoin;
        this.clock = clock;
        this.secrets = new Secrets(database.jdbi().inTransaction(h -> store.key(h, Secrets.newKey())));
    }

    /// Told of a new student within the transaction that adds them.
    public interface OnJoin {
        void joined(Handle h, Student student);
    }

    /// The outcome of joining or signing in.
    public sealed interface Entry {
        /// Let in: the token goes into the session cookie.
        record Admitted(String sessionToken, Viewer viewer) implements Entry {}

        /// Not let in: which field is wrong (`code`, `name`, `password`, `link`), and what to do about it.
        record Refused(String field, String message) implements Entry {}
    }

    /// The class that this server teaches, made with a fresh code when there is none.
    public Classroom openClass(String course) {
        return database.jdbi()
                .inTransaction(h -> store.newestClass(h).orElseGet(() -> {
                    var id = new ClassId(UUID.randomUUID().toString());
                    var made = new Classroom(id, JoinCode.next(secrets), course, false, clock.instant());
                    store.insertClass(h, made);
                    return made;
                }));
    }

    /// A new one-time token by which an instructor takes `classId`; older unused ones stop working.
    public String invite(ClassId classId) {
        var token = secrets.token();
        database.jdbi()
                .useTransaction(h -> store.insertInvitation(
                        h, Secrets.hash(token), classId, clock.instant().plus(INVITATION)));
        return token;
    }

    /// Whether a one-time link is still good; looking does not use it.
    public boolean invited(String token) {
        return database.jdbi()
                .withHandle(h -> store.openInvitation(h, Secrets.hash(token), clock.instant()))
                .isPresent();
    }

    /// A student comes in by code and name. Two students may have the same name; each is a person of their own.
    public Entry join(String code, String name) {
        var cleaned = name.strip().replaceAll("\\s+", " ");
        if (cleaned.isEmpty()
                || cleaned.length() > NAME_LIMIT
                || cleaned.codePoints().anyMatch(Character::isISOControl)) {
            return new Entry.Refused("name", "Type a name of 1 to " + NAME_LIMIT + " characters.");
        }
        return database.jdbi().inTransaction(h -> {
            var found = store.classByCode(h, JoinCode.normalise(code));
            if (found.isEmpty()) {
                return new Entry.Refused("code", "No class has this code. It looks like HERON-27: check the board.");
            }
            var student = new Student(
                    new StudentId(UUID.randomUUID().toString()), found.get().id(), cleaned, clock.instant());
            store.insertStudent(h, student);
            onJoin.joined(h, student);
            return admit(h, student);
        });
    }

    /// The secret part of a student's personal link; the same at every call.
    public String resumeToken(Student student) {
        return student.id().value() + "." + secrets.sign("resume", student.id().value());
    }

    /// A student comes back by their personal link.
    public Entry resume(String token) {
        var dot = token.indexOf('.');
        var refused =
                new Entry.Refused("link", "This personal link is not one of ours. Copy it again, or join by code.");
        if (dot < 1 || !secrets.verify("resume", token.substring(0, dot), token.substring(dot + 1))) {
            return refused;
        }
        return database.jdbi()
                .inTransaction(h -> store.student(h, new StudentId(token.substring(0, dot)))
                        .<Entry>map(s -> admit(h, s))
                        .orElse(refused));
    }

    /// An instructor takes the class of a one-time link and sets name and password. The link is used up only by
    /// success.
    public Entry claim(String token, String name, String password) {
        var cleaned = name.strip();
        if (cleaned.isEmpty() || cleaned.length() > NAME_LIMIT) {
            return new Entry.Refused("name", "Type a name of 1 to " + NAME_LIMIT + " characters.");
        }
        if (password.length() < PASSWORD_MINIMUM || bytes(password) > PASSWORD_BYTES) {
            return new Entry.Refused(
                    "password", "Choose a password of " + PASSWORD_MINIMUM + " characters or more (72 bytes at most).");
        }
        var hash = BCrypt.withDefaults().hashToString(BCRYPT_COST, password.toCharArray());
        return database.jdbi().inTransaction(h -> {
            var classId = store.openInvitation(h, Secrets.hash(token), clock.instant());
            if (classId.isEmpty()) {
                return new Entry.Refused(
                        "link", "This link was used or has expired. Restart the server for a new one.");
            }
            if (store.nameTaken(h, cleaned)) {
                return new Entry.Refused("name", "An instructor has this name already. Choose another.");
            }
            if (!store.useInvitation(h, Secrets.hash(token), clock.instant())) {
                return new Entry.Refused("link", "This link was used a moment ago.");
            }
            var instructor = new Instructor(new InstructorId(UUID.randomUUID().toString()), classId.get(), cleaned);
            store.insertInstructor(h, instructor, hash, clock.instant());
            return admit(h, instructor);
        });
    }

    /// An instructor comes back by name and password. Takes equally long for a wrong name and a wrong password.
    public Entry signIn(String name, String password) {
        var credentials = database.jdbi().withHandle(h -> store.credentials(h, name.strip()));
        var hash = credentials.map(IdentityStore.Credentials::passwordHash).orElse(DECOY);
        var right =
                bytes(password) <= PASSWORD_BYTES && BCrypt.verifyer().verify(password.toCharArray(), hash).verified;
        if (!right || credentials.isEmpty()) {
            return new Entry.Refused("password", "Name and password do not match. Check both.");
        }
        return database.jdbi()
                .inTransaction(h -> store.classOf(h, credentials.get().id())
                        .<Entry>map(classId -> admit(
                                h,
                                new Instructor(
                                        credentials.get().id(),
                                        classId,
                                        credentials.get().name())))
                        .orElseGet(() -> new Entry.Refused("name", "No class is yours on this server.")));
    }

    /// Ends a session; unknown tokens are ignored.
    public void signOut(String sessionToken) {
        database.jdbi().useTransaction(h -> store.deleteSession(h, Secrets.hash(sessionToken)));
    }

    /// Who holds this session token, if it is good.
    public Optional<Viewer> viewer(String sessionToken) {
        return database.jdbi().withHandle(h -> store.viewer(h, Secrets.hash(sessionToken), clock.instant()));
    }

    /// The class of a viewer.
    public Classroom classroom(Viewer viewer) {
        return database.jdbi()
                .withHandle(h -> store.classById(h, viewer.classId()))
                .orElseThrow(() -> new IllegalStateException("class=" + viewer.classId() + " has no row"));
    }

    /// The students of an instructor's class, by name.
    public List<Student> students(Instructor instructor) {
        return students(instructor.classId());
    }

    /// Everybody who joined a class, by name.
    public List<Student> students(ClassId classId) {
        return database.jdbi().withHandle(h -> store.students(h, classId));
    }

    /// One student of an instructor's class; empty for everybody else's.
    public Optional<Student> student(Instructor instructor, StudentId id) {
        return database.jdbi()
                .withHandle(h -> store.student(h, id))
                .filter(s -> s.classId().equals(instructor.classId()));
    }

    /// A student by id, for work that goes on without a request (a queued submission, a running lab).
    public Optional<Student> student(StudentId id) {
        return database.jdbi().withHandle(h -> store.student(h, id));
    }

    public Secrets secrets() {
        return secrets;
    }

    private Entry.Admitted admit(Handle h, Viewer viewer) {
        var token = secrets.token();
        store.deleteExpiredSessions(h, clock.instant());
        store.insertSession(h, Secrets.hash(token), viewer, clock.instant().plus(SESSION));
        return new Entry.Admitted(token, viewer);
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }

    /// Class codes: a water bird or beast and two digits, easy to read from a board and to say aloud.
    static final class JoinCode {
        private static final List<String> WORDS = List.of(
                "HERON", "OTTER", "EGRET", "IBIS", "CRANE", "STORK", "SWAN", "TEAL", "GREBE", "COOT", "DIPPER",
                "BEAVER", "TROUT", "SALMON", "CARP", "PERCH", "PIKE", "EEL", "NEWT", "CURLEW", "PLOVER", "AVOCET",
                "GODWIT", "SNIPE");

        private JoinCode() {}

        static String next(Secrets secrets) {
            return WORDS.get(secrets.number(WORDS.size())) + "-" + (10 + secrets.number(90));
        }

        static String normalise(String typed) {
            var compact = typed.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
            return compact.replaceAll("^([A-Z]+)([0-9]+)$", "$1-$2");
        }
    }
}
