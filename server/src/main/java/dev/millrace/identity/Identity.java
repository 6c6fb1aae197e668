package dev.millrace.identity;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.millrace.storage.Database;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// People and how they get in: students by a class code and a name, later by their resume link; instructors by a
/// one-time link, later by name and password. Thread-safe.
public final class Identity {
    /// Long enough for a three-day course with a weekend in it.
    public static final Duration SESSION = Duration.ofDays(14);

    private static final Duration INVITATION = Duration.ofDays(7);
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
    private final ClassStore classes = new ClassStore();

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

    /// The class that this server names at its start: the newest that is not archived; made when there is none.
    public Classroom openClass(String course) {
        return database.jdbi()
                .inTransaction(h -> classes.newest(h).orElseGet(() -> {
                    var id = new ClassId(UUID.randomUUID().toString());
                    var made = new Classroom(
                            id,
                            ClassSettings.unnamed(JoinCode.next(secrets)),
                            course,
                            false,
                            Optional.empty(),
                            clock.instant());
                    classes.insert(h, made);
                    return made;
                }));
    }

    /// A new one-time token by which somebody comes to teach `classId`; the first of a class that is used ends the
    /// others.
    public String invite(ClassId classId) {
        var token = secrets.token();
        database.jdbi()
                .useTransaction(h -> classes.insertInvitation(
                        h, Secrets.hash(token), classId, clock.instant().plus(INVITATION)));
        return token;
    }

    /// The class of a one-time link that is still good; looking does not use it.
    public Optional<Classroom> invited(String token) {
        return database.jdbi()
                .withHandle(h -> classes.openInvitation(h, Secrets.hash(token), clock.instant())
                        .flatMap(id -> classes.byId(h, id)));
    }

    /// A student comes in by code and name. Two students may have the same name; each is a person of their own.
    public Entry join(String code, String name) {
        var cleaned = PersonName.of(name);
        if (cleaned.isEmpty()) return badName();
        return database.jdbi().inTransaction(h -> {
            var found = classes.byCode(h, JoinCode.normalise(code));
            if (found.isEmpty()) {
                return new Entry.Refused("code", "No class has this code. It looks like HERON-27: check the board.");
            }
            return switch (enter(h, found.get().id(), cleaned.get())) {
                case Enrolment.In(Student student) -> admit(h, student);
                case Enrolment.Archived() ->
                    new Entry.Refused(
                            "code",
                            "This class is over and takes nobody in. Ask your instructor for the code of yours.");
                case Enrolment.Full() ->
                    new Entry.Refused("code", "This class has no free seat. Ask your instructor for one.");
            };
        });
    }

    private static Entry.Refused badName() {
        return new Entry.Refused("name", "Type a name of 1 to " + PersonName.LIMIT + " characters.");
    }

    /// The outcome of becoming a student of a class.
    sealed interface Enrolment {
        record In(Student student) implements Enrolment {}

        record Full() implements Enrolment {}

        record Archived() implements Enrolment {}
    }

    /// A new student, or why not. One at a time for each class, so that nobody gets a seat that somebody else got.
    Enrolment enter(Handle h, ClassId classId, String name) {
        classes.lock(h, classId);
        var classroom = classes.byId(h, classId).orElseThrow();
        if (classroom.archived()) return new Enrolment.Archived();
        if (isFull(h, classroom)) return new Enrolment.Full();
        var student = new Student(new StudentId(UUID.randomUUID().toString()), classId, name, clock.instant());
        store.insertStudent(h, student);
        onJoin.joined(h, student);
        return new Enrolment.In(student);
    }

    /// Whether every seat of a class is taken; lock the class before.
    boolean isFull(Handle h, Classroom classroom) {
        var seats = classroom.settings().seats();
        return seats.isPresent() && store.count(h, classroom.id()) >= seats.getAsInt();
    }

    /// The secret part of a student's personal link; the same at every call.
    public String resumeToken(Student student) {
        return student.id().value() + "." + secrets.sign("resume", student.id().value());
    }

    /// A student comes back by their personal link; who was merged with another record comes back as that one.
    public Entry resume(String token) {
        var dot = token.indexOf('.');
        var refused =
                new Entry.Refused("link", "This personal link is not one of ours. Copy it again, or join by code.");
        if (dot < 1 || !secrets.verify("resume", token.substring(0, dot), token.substring(dot + 1))) {
            return refused;
        }
        return database.jdbi()
                .inTransaction(h -> store.student(h, store.now(h, new StudentId(token.substring(0, dot))))
                        .<Entry>map(s -> admit(h, s))
                        .orElse(refused));
    }

    /// An instructor takes the class of a one-time link and sets name and password. The link is used up only by
    /// success.
    public Entry claim(String token, String name, String password) {
        var typed = PersonName.of(name);
        if (typed.isEmpty()) return badName();
        var cleaned = typed.get();
        if (password.length() < PASSWORD_MINIMUM || bytes(password) > PASSWORD_BYTES) {
            return new Entry.Refused(
                    "password", "Choose a password of " + PASSWORD_MINIMUM + " characters or more (72 bytes at most).");
        }
        var hash = BCrypt.withDefaults().hashToString(BCRYPT_COST, password.toCharArray());
        return database.jdbi().inTransaction(h -> {
            var classId = classes.openInvitation(h, Secrets.hash(token), clock.instant());
            if (classId.isEmpty()) {
                return new Entry.Refused("link", "This link was used or has expired. Ask for a new one.");
            }
            if (store.nameTaken(h, cleaned)) {
                return new Entry.Refused("name", "An instructor has this name already. Choose another.");
            }
            if (!classes.useInvitation(h, Secrets.hash(token), clock.instant())) {
                return new Entry.Refused("link", "This link was used a moment ago.");
            }
            var instructor = new Instructor(new InstructorId(UUID.randomUUID().toString()), classId.get(), cleaned);
            store.insertInstructor(h, instructor, hash, clock.instant());
            classes.addTeacher(h, instructor.classId(), instructor.id(), clock.instant());
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
                .inTransaction(h -> classes.lookedAt(h, credentials.get().id(), Optional.empty())
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
        return database.jdbi()
                .withHandle(h -> store.session(h, Secrets.hash(sessionToken), clock.instant())
                        .flatMap(session -> viewer(h, session)));
    }

    private Optional<Viewer> viewer(Handle h, IdentityStore.Session session) {
        Optional<Viewer> student = session.student().flatMap(id -> store.student(h, id));
        return student.or(() -> session.instructor().flatMap(id -> instructor(h, id, session.classId())));
    }

    private Optional<Viewer> instructor(Handle h, InstructorId id, Optional<String> wanted) {
        return store.instructorName(h, id)
                .flatMap(name -> classes.lookedAt(h, id, wanted).map(classId -> new Instructor(id, classId, name)));
    }

    /// The class of a viewer.
    public Classroom classroom(Viewer viewer) {
        return database.jdbi()
                .withHandle(h -> classes.byId(h, viewer.classId()))
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

    /// The students of every class that is not archived.
    public Set<StudentId> learning() {
        return Set.copyOf(database.jdbi().withHandle(store::learning));
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

    Optional<Student> student(Handle h, StudentId id) {
        return store.student(h, id);
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
}
