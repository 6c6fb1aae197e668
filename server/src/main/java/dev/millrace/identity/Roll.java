package dev.millrace.identity;

import dev.millrace.storage.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Who is in a class, as its instructor puts it right: adds, renames, removes and brings back, makes one of two records
/// of one person, moves to another class. Each act is one transaction, in which the class is told that its people are
/// others now. Students are found through the instructor. Thread-safe.
public final class Roll {
    private final Database database;
    private final Identity identity;
    private final List<Belongings> belongings;
    private final OnChange onChange;
    private final Clock clock;
    private final RollStore store = new RollStore();
    private final ClassStore classes = new ClassStore();

    public Roll(Database database, Identity identity, List<Belongings> belongings, OnChange onChange, Clock clock) {
        this.database = database;
        this.identity = identity;
        this.belongings = List.copyOf(belongings);
        this.onChange = onChange;
        this.clock = clock;
    }

    /// Told within the transaction, after everything else, of each class whose people are not what they were.
    public interface OnChange {
        void changed(Handle h, ClassId classId);
    }

    /// A student, and when a page of theirs last asked for something.
    public record Entry(Student student, Optional<Instant> seenAt) {}

    /// What came of an act.
    public sealed interface Act {
        /// Done, and the student as they are now.
        record Done(Student student) implements Act {}

        /// Nothing was changed: which field is wrong (`name`, `other`, `class`, `id`), and what to do about it.
        record Refused(String field, String message) implements Act {}
    }

    /// The students of the class that the instructor looks at, by name.
    public List<Entry> of(Instructor instructor) {
        return database.jdbi().withHandle(h -> store.entries(h, instructor.classId()));
    }

    /// Who was removed from it, the last one first.
    public List<Entry> removed(Instructor instructor) {
        return database.jdbi().withHandle(h -> store.removed(h, instructor.classId()));
    }

    /// A new student, for whom the instructor has the personal link.
    public Act add(Instructor instructor, String name) {
        var cleaned = PersonName.of(name);
        if (cleaned.isEmpty()) return badName();
        return database.jdbi().inTransaction(h -> switch (identity.enter(h, instructor.classId(), cleaned.get())) {
            case Identity.Enrolment.In(var student) -> {
                onChange.changed(h, instructor.classId());
                yield new Act.Done(student);
            }
            case Identity.Enrolment.Full() -> full("name");
            case Identity.Enrolment.Archived() -> archived("name");
        });
    }

    public Act rename(Instructor instructor, Student student, String name) {
        var cleaned = PersonName.of(name);
        if (cleaned.isEmpty()) return badName();
        return changing(instructor, List.of(student), h -> {
            store.rename(h, student.id(), cleaned.get());
            return new Act.Done(new Student(student.id(), student.classId(), cleaned.get(), student.joinedAt()));
        });
    }

    /// What `other` did becomes what `kept` did; from now on the link and the sessions of `other` lead to `kept`.
    public Act merge(Instructor instructor, Student kept, Student other) {
        if (kept.id().equals(other.id())) {
            return new Act.Refused("other", "These are the same record. Choose the other one of this person.");
        }
        return changing(instructor, List.of(kept, other), h -> {
            store.merge(h, kept.id(), other.id());
            belongings.forEach(each -> each.merge(h, kept.id(), other.id()));
            return new Act.Done(kept);
        });
    }

    /// The student is in another class that the instructor teaches, and what they did goes with them.
    public Act move(Instructor instructor, Student student, ClassId to) {
        if (to.equals(student.classId())) return new Act.Refused("class", "They are in this class already.");
        return changing(instructor, List.of(student), h -> {
            if (!classes.teaches(h, instructor.id(), to)) {
                return new Act.Refused("class", "This class is not yours, or no longer. Choose another.");
            }
            classes.lock(h, to);
            var target = classes.byId(h, to).orElseThrow();
            if (target.archived()) return archived("class");
            if (identity.isFull(h, target)) return full("class");
            store.move(h, student.id(), to);
            belongings.forEach(each -> each.move(h, student.id(), to));
            onChange.changed(h, to);
            return new Act.Done(new Student(student.id(), to, student.name(), student.joinedAt()));
        });
    }

    /// The student is no longer in the class: nobody sees them or their work, and their sessions end. It is kept until
    /// they are brought back.
    public Act remove(Instructor instructor, Student student) {
        return changing(instructor, List.of(student), h -> {
            store.remove(h, student.id(), clock.instant());
            return new Act.Done(student);
        });
    }

    /// Who was removed is in the class again, with all they did, if there is a seat.
    public Act bringBack(Instructor instructor, StudentId id) {
        return database.jdbi().inTransaction(h -> {
            classes.lock(h, instructor.classId());
            if (identity.isFull(h, classes.byId(h, instructor.classId()).orElseThrow())) return full("name");
            if (!store.bringBack(h, instructor.classId(), id)) {
                return new Act.Refused("id", "Nobody who was removed from this class has this address.");
            }
            onChange.changed(h, instructor.classId());
            return new Act.Done(identity.student(h, id).orElseThrow());
        });
    }

    private interface Change {
        Act in(Handle h);
    }

    /// A change to students who are still in the class, one at a time.
    private Act changing(Instructor instructor, List<Student> students, Change change) {
        return database.jdbi().inTransaction(h -> {
            var ids = students.stream().map(Student::id).toList();
            if (store.lock(h, instructor.classId(), ids) != ids.size()) {
                return new Act.Refused("name", "They have left this class meanwhile. Look at the roster again.");
            }
            var act = change.in(h);
            if (act instanceof Act.Done) onChange.changed(h, instructor.classId());
            return act;
        });
    }

    private static Act.Refused badName() {
        return new Act.Refused("name", "Type a name of 1 to " + PersonName.LIMIT + " characters.");
    }

    private static Act.Refused full(String field) {
        return new Act.Refused(
                field, "This class has no free seat. Give it more seats on the page of the class first.");
    }

    private static Act.Refused archived(String field) {
        return new Act.Refused(field, "This class is archived and takes nobody in. Open it again first.");
    }
}
