package dev.millrace.identity;

import dev.millrace.storage.Database;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// The classes of instructors: made, changed, archived, taught together; and which of them a browser looks at. Every
/// class is found through an instructor who teaches it. Thread-safe.
public final class Teaching {
    /// Both databases say so of a value that is in a unique column already (SQL:2016, class 23).
    private static final String NOT_UNIQUE = "23505";

    private final Database database;
    private final Identity identity;
    private final Clock clock;
    private final ClassStore store = new ClassStore();
    private final IdentityStore people = new IdentityStore();

    public Teaching(Database database, Identity identity, Clock clock) {
        this.database = database;
        this.identity = identity;
        this.clock = clock;
    }

    /// Somebody who teaches a class.
    public record Teacher(InstructorId id, String name) {}

    /// A class in the list of its instructor.
    public record Taught(Classroom classroom, int students, List<Teacher> teachers) {
        public Taught {
            teachers = List.copyOf(teachers);
        }
    }

    /// What came of a change.
    public sealed interface Outcome {
        record Done(ClassId id) implements Outcome {}

        /// Nothing was changed: which field is wrong (`name`, `firstDay`, `zone`, `seats`, `code`, `teachers`, `link`),
        /// and what to do about it.
        record Refused(String field, String message) implements Outcome {}
    }

    /// The instructor's classes, the newest first.
    public List<Taught> classes(Instructor instructor) {
        return database.jdbi()
                .withHandle(h -> store.taughtBy(h, instructor.id()).stream()
                        .map(classroom -> taught(h, classroom))
                        .toList());
    }

    /// One class of the instructor's; empty for everybody else's.
    public Optional<Taught> find(Instructor instructor, ClassId id) {
        return database.jdbi().withHandle(h -> mine(h, instructor, id).map(classroom -> taught(h, classroom)));
    }

    private Taught taught(Handle h, Classroom classroom) {
        return new Taught(classroom, people.count(h, classroom.id()), store.teachers(h, classroom.id()));
    }

    private Optional<Classroom> mine(Handle h, Instructor instructor, ClassId id) {
        return store.byId(h, id).filter(_ -> store.teaches(h, instructor.id(), id));
    }

    /// A new class, taught by who makes it. Without a code it gets one.
    public Outcome open(Instructor instructor, String course, ClassSettings.Typed typed) {
        return saving(h -> {
            var free = JoinCode.free(
                    identity.secrets(), code -> store.byCode(h, code).isPresent());
            return switch (SettingsCheck.of(
                    typed, free, code -> store.byCode(h, code).isPresent())) {
                case SettingsCheck.Right(var settings) -> {
                    var id = new ClassId(UUID.randomUUID().toString());
                    store.insert(h, new Classroom(id, settings, course, true, Optional.empty(), clock.instant()));
                    store.addTeacher(h, id, instructor.id(), clock.instant());
                    yield new Outcome.Done(id);
                }
                case SettingsCheck.Wrong(var field, var message) -> new Outcome.Refused(field, message);
            };
        });
    }

    /// Changes what is set of one of their classes. An empty code keeps the one it has.
    public Outcome change(Instructor instructor, ClassId id, ClassSettings.Typed typed) {
        return saving(h -> {
            var before = mine(h, instructor, id);
            if (before.isEmpty()) return notTheirs();
            return switch (SettingsCheck.of(typed, before.get().code(), code -> ofAnother(h, id, code))) {
                case SettingsCheck.Right(var settings) -> {
                    store.change(h, id, settings);
                    yield new Outcome.Done(id);
                }
                case SettingsCheck.Wrong(var field, var message) -> new Outcome.Refused(field, message);
            };
        });
    }

    private boolean ofAnother(Handle h, ClassId id, String code) {
        return store.byCode(h, code).filter(other -> !other.id().equals(id)).isPresent();
    }

    /// From now on nobody joins the class; or they do again.
    public Outcome archive(Instructor instructor, ClassId id, boolean archived) {
        return database.jdbi().inTransaction(h -> {
            if (mine(h, instructor, id).isEmpty()) return notTheirs();
            store.archive(h, id, archived ? Optional.of(clock.instant()) : Optional.empty());
            return new Outcome.Done(id);
        });
    }

    /// A one-time token by which somebody comes to teach the class as well; empty when it is not theirs to give.
    public Optional<String> invite(Instructor instructor, ClassId id) {
        return find(instructor, id).map(_ -> identity.invite(id));
    }

    /// Somebody no longer teaches a class; the last one stays.
    public Outcome leave(Instructor instructor, ClassId id, InstructorId leaving) {
        return database.jdbi().inTransaction(h -> {
            if (mine(h, instructor, id).isEmpty()) return notTheirs();
            store.lock(h, id);
            var teachers = store.teachers(h, id);
            if (teachers.stream().noneMatch(teacher -> teacher.id().equals(leaving))) return new Outcome.Done(id);
            if (teachers.size() == 1) {
                return new Outcome.Refused(
                        "teachers",
                        "A class keeps one instructor at least. Invite somebody first, or archive the class.");
            }
            store.removeTeacher(h, id, leaving);
            return new Outcome.Done(id);
        });
    }

    /// Who is signed in comes to teach the class of a one-time link, and looks at it.
    public Outcome join(Instructor instructor, String sessionToken, String link) {
        return database.jdbi().inTransaction(h -> {
            var now = clock.instant();
            var id = store.openInvitation(h, Secrets.hash(link), now);
            if (id.isEmpty() || !store.useInvitation(h, Secrets.hash(link), now)) {
                return new Outcome.Refused("link", "This link was used or has expired. Ask for a new one.");
            }
            store.addTeacher(h, id.get(), instructor.id(), now);
            people.look(h, Secrets.hash(sessionToken), instructor.id(), id.get());
            return new Outcome.Done(id.get());
        });
    }

    /// This browser looks at another class of the instructor's from now on; others of theirs stay where they are.
    public Outcome look(Instructor instructor, String sessionToken, ClassId id) {
        return database.jdbi().inTransaction(h -> {
            if (mine(h, instructor, id).isEmpty()) return notTheirs();
            people.look(h, Secrets.hash(sessionToken), instructor.id(), id);
            return new Outcome.Done(id);
        });
    }

    private static Outcome.Refused notTheirs() {
        return new Outcome.Refused("class", "This class is not yours, or no longer.");
    }

    private interface Saving {
        Outcome in(Handle h);
    }

    /// Somebody may take the same code between our look and the end of our transaction.
    private Outcome saving(Saving saving) {
        try {
            return database.jdbi().inTransaction(saving::in);
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException sql && NOT_UNIQUE.equals(sql.getSQLState())) {
                return new Outcome.Refused("code", "Another class took this code a moment ago. Choose another.");
            }
            throw e;
        }
    }
}
