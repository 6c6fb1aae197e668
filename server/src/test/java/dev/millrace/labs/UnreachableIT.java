package dev.millrace.labs;

import static dev.millrace.labs.LabCourse.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.identity.Student;
import dev.millrace.labs.LabDock.Face;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What labs run on goes away in mid-class and comes back; real brokers behind a door.
@Timeout(400)
class UnreachableIT {
    @TempDir
    Path data;

    /// One a server; the last is the one that stands.
    private final List<AwayRuntime> doors = new ArrayList<>();
    private boolean awayAtTheStart;
    private LabCourse course;
    private Student noor;
    private Student sem;
    private Student ada;

    @BeforeEach
    void open() {
        course = new LabCourse(data, Keeping.usual().withPool(0), inside -> {
            doors.add(new AwayRuntime(inside));
            if (awayAtTheStart) doors.getLast().leave(false);
            return doors.getLast();
        });
        noor = course.joined("Noor");
        sem = course.joined("Sem");
        ada = course.joined("Ada");
    }

    @AfterEach
    void close() {
        doors.getLast().comeBack(false);
        course.close();
    }

    @Test
    void wishesAreKeptPagesStayUpAndAllIsWellWhenItComesBack() throws Exception {
        var broker = course.ready(noor);
        Kcat.produce(broker, "orders", 1, "k:kept");
        course.ready(ada);
        doors.getLast().leave(true);
        await(() -> says(noor, "Unreachable, retrying"));
        assertThat(course.is(Face.READY, noor))
                .as("its broker may still answer")
                .isTrue();
        course.start(sem);
        await(() -> course.is(Face.UNREACHABLE, sem));
        assertThat(course.dock(sem).status().sentence()).contains("asked again by itself");
        course.labs().stop(ada);
        // a broker that went with the machine it ran on
        course.kill(course.brokerOf(noor));
        await(() -> course.is(Face.UNREACHABLE, noor));

        doors.getLast().comeBack(true);
        await(() -> course.is(Face.READY, noor, sem) && course.is(Face.OFF, ada));
        assertThat(Kcat.consume(broker, "orders")).containsExactly("k:kept");
        assertThat(says(noor, "Lab ready")).isTrue();
    }

    @Test
    void aRuntimeThatSaysNothingOfItIsFoundOutAndAskedAgain() throws Exception {
        course.ready(noor);
        doors.getLast().leave(false);
        course.start(sem);
        await(() -> course.is(Face.UNREACHABLE, sem) && says(noor, "Unreachable, retrying"));
        doors.getLast().comeBack(false);
        await(() -> course.is(Face.READY, noor, sem));
    }

    @Test
    void aServerComesUpWithoutIt() throws Exception {
        var broker = course.ready(noor);
        awayAtTheStart = true;
        course.restart(Preparation.NONE);
        await(() -> course.is(Face.UNREACHABLE, noor));
        doors.getLast().comeBack(false);
        await(() -> course.is(Face.READY, noor));
        assertThat(course.labs().bootstrap(noor)).contains(broker);
    }

    @Test
    void aServerThatStopsWaitsForAStartThatWasAboutToBegin() throws Exception {
        var door = doors.getLast();
        door.holdStarts();
        course.start(sem);
        await(() -> door.startsUnderWay() == 1);

        course.restart(Preparation.NONE);

        assertThat(door.startsUnderWay())
                .as("starts behind the back of a stopped server")
                .isZero();
        await(() -> course.is(Face.READY, sem));
    }

    private boolean says(Student student, String word) {
        return course.dock(student).status().word().equals(word);
    }
}
