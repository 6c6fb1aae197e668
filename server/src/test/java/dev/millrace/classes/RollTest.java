package dev.millrace.classes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.identity.ClassId;
import dev.millrace.identity.Identity.Entry;
import dev.millrace.identity.Roll.Act;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.identity.Viewer;
import dev.millrace.progress.Activity;
import dev.millrace.storage.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the roster's acts leave in the database; `RollOnPostgresIT` runs the same on PostgreSQL.
class RollTest {
    @TempDir
    Path data;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(data, Optional.empty());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aMoveTakesAlongWhatIsTheStudents() {
        aMoveTakesAlongWhatIsTheStudents(People.in(database));
    }

    @Test
    void onlyOneGetsTheLastSeat() throws Exception {
        onlyOneGetsTheLastSeat(People.in(database));
    }

    @Test
    void ofOneEditorTheTextTypedLastStaysWithItsFilesTogether() {
        var people = People.in(database);
        var kept = people.join("Noor");
        var other = people.join("noor");
        database.jdbi().useHandle(h -> {
            draft(h, kept, "older-here", "A.java", "kept", 1);
            draft(h, other, "older-here", "A.java", "other", 2);
            draft(h, other, "older-here", "B.java", "other", 1);
            draft(h, kept, "newer-here", "A.java", "kept", 3);
            draft(h, other, "newer-here", "A.java", "other", 2);
        });

        people.roll().merge(people.marit(), kept, other);

        assertThat(drafts(kept))
                .containsExactly("newer-here A.java kept", "older-here A.java other", "older-here B.java other");
        assertThat(drafts(other)).isEmpty();
    }

    @Test
    void bothNotesOnOneStepStay() {
        var people = People.in(database);
        var kept = people.join("Noor");
        var other = people.join("noor");
        database.jdbi().useHandle(h -> {
            h.execute(
                    "insert into notes values (?, 'a-step', 'mine', 1, current_timestamp)",
                    kept.id().value());
            h.execute(
                    "insert into notes values (?, 'a-step', 'too', 1, current_timestamp)",
                    other.id().value());
        });

        people.roll().merge(people.marit(), kept, other);

        List<String> texts = database.jdbi()
                .withHandle(h -> h.createQuery("select text from notes")
                        .mapTo(String.class)
                        .list());
        assertThat(texts).containsExactly("mine\n\n---\n\ntoo");
    }

    @Test
    void linkAndSessionsOfWhoWasMergedLeadToWhoIsKept() {
        var people = People.in(database);
        var kept = people.join("Noor");
        var second = (Entry.Admitted) people.tryToJoin("noor");
        var third = people.join("Noor M.");
        var identity = people.identity();

        people.roll().merge(people.marit(), (Student) second.viewer(), third);
        people.roll().merge(people.marit(), kept, (Student) second.viewer());

        assertThat(identity.viewer(second.sessionToken()).map(RollTest::id)).contains(kept.id());
        for (var link : List.of(identity.resumeToken(third), identity.resumeToken((Student) second.viewer()))) {
            var back = (Entry.Admitted) identity.resume(link);
            assertThat(id(back.viewer())).isEqualTo(kept.id());
        }
        assertThat(identity.students(people.classId()))
                .extracting(Student::name)
                .containsExactly("Noor");
    }

    private static StudentId id(Viewer viewer) {
        return ((Student) viewer).id();
    }

    @Test
    void whatBeganBeforeAMergeOrAMoveEndsAsTheirs() {
        var people = People.in(database);
        var kept = people.join("Noor");
        var other = people.join("noor");
        people.roll().merge(people.marit(), kept, other);
        var elsewhere = people.open("Autumn");
        people.roll().move(people.marit(), kept, elsewhere);

        people.log().append(Activity.by(kept, Activity.Kind.LAB_IDLE));
        people.log().append(Activity.by(other, Activity.Kind.LAB_IDLE));

        assertThat(people.log().ofClass(elsewhere, 0))
                .filteredOn(activity -> activity.kind() == Activity.Kind.LAB_IDLE)
                .hasSize(1)
                .allMatch(activity -> activity.studentId().equals(Optional.of(kept.id())));
        assertThat(people.log().ofStudent(kept.id())).hasSizeGreaterThan(2);
    }

    @Test
    void whoIsRemovedIsSignedOutAndComesBackWithWhatTheyDid() {
        var people = People.in(database);
        var entry = (Entry.Admitted) people.tryToJoin("Noor");
        var noor = (Student) entry.viewer();
        var link = people.identity().resumeToken(noor);

        people.roll().remove(people.marit(), noor);

        assertThat(people.identity().viewer(entry.sessionToken())).isEmpty();
        assertThat(people.identity().resume(link)).isInstanceOf(Entry.Refused.class);
        assertThat(people.identity().students(people.classId())).isEmpty();
        assertThat(people.identity().learning()).isEmpty();
        assertThat(people.roll().rename(people.marit(), noor, "Nora")).isInstanceOf(Act.Refused.class);

        people.roll().bringBack(people.marit(), noor.id());
        assertThat(people.identity().resume(link)).isInstanceOf(Entry.Admitted.class);
        assertThat(people.log().ofStudent(noor.id())).hasSize(1);
    }

    @Test
    void aFullClassTakesNobodyBackOrIn() {
        var people = People.in(database);
        var noor = people.join("Noor");
        people.roll().remove(people.marit(), noor);
        people.seats(1);
        people.join("Sem");
        var autumn = people.open("Autumn");
        var farid = new Student(noor.id(), autumn, "Farid", noor.joinedAt());

        assertThat(people.roll().bringBack(people.marit(), noor.id())).isInstanceOf(Act.Refused.class);
        assertThat(people.roll().add(people.marit(), "Ada")).isInstanceOf(Act.Refused.class);
        assertThat(people.roll().rename(people.marit(), farid, "F")).isInstanceOf(Act.Refused.class);
    }

    static void onlyOneGetsTheLastSeat(People people) throws Exception {
        people.seats(3);
        people.join("Noor");
        people.join("Sem");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var joins = new ArrayList<Callable<Entry>>();
            for (int i = 0; i < 8; i++) {
                var name = "Student " + i;
                joins.add(() -> people.tryToJoin(name));
            }
            var entries = new ArrayList<Entry>();
            for (var joined : threads.invokeAll(joins)) entries.add(joined.get());
            assertThat(entries).filteredOn(Entry.Admitted.class::isInstance).hasSize(1);
            assertThat(entries)
                    .filteredOn(Entry.Refused.class::isInstance)
                    .allSatisfy(refused ->
                            assertThat(((Entry.Refused) refused).message()).contains("no free seat"));
        }
        assertThat(people.identity().students(people.classId())).hasSize(3);
    }

    static void aMoveTakesAlongWhatIsTheStudents(People people) {
        var noor = people.join("Noor");
        people.log().append(Activity.by(noor, Activity.Kind.HAND_RAISED));
        people.log().append(Activity.by(noor, Activity.Kind.POLL_ANSWERED));
        people.database().jdbi().useHandle(h -> EverythingOf.fill(h, noor, "own"));
        var autumn = people.open("Autumn");

        var act = people.roll().move(people.marit(), noor, autumn);

        assertThat(((Act.Done) act).student().classId()).isEqualTo(autumn);
        assertThat(kinds(people, autumn))
                .contains(Activity.Kind.JOINED, Activity.Kind.HAND_RAISED)
                .doesNotContain(Activity.Kind.POLL_ANSWERED)
                .endsWith(Activity.Kind.ROSTER_CHANGED);
        assertThat(kinds(people, people.classId()))
                .contains(Activity.Kind.POLL_ANSWERED)
                .doesNotContain(Activity.Kind.HAND_RAISED)
                .endsWith(Activity.Kind.ROSTER_CHANGED);
        assertThat(classOf(people, "submissions")).isEqualTo(autumn.value());
        assertThat(classOf(people, "posts")).isEqualTo(people.classId().value());
    }

    private static List<Activity.Kind> kinds(People people, ClassId id) {
        return people.log().ofClass(id, 0).stream().map(Activity::kind).toList();
    }

    private static String classOf(People people, String table) {
        return people.database()
                .jdbi()
                .withHandle(h -> h.createQuery("select class_id from " + table)
                        .mapTo(String.class)
                        .one());
    }

    private static void draft(Handle h, Student student, String step, String file, String source, int second) {
        h.execute(
                "insert into drafts values (?, ?, ?, ?, 1, timestamp with time zone '2027-03-15 09:00:0" + second
                        + "Z')",
                student.id().value(),
                step,
                file,
                source);
    }

    private List<String> drafts(Student student) {
        return database.jdbi()
                .withHandle(h -> h.createQuery(
                                "select step || ' ' || file || ' ' || source from drafts where student_id = :id order by step, file")
                        .bind("id", student.id().value())
                        .mapTo(String.class)
                        .list());
    }
}
