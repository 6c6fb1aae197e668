package dev.millrace.labs;

import static dev.millrace.labs.LabCourse.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.identity.Student;
import dev.millrace.labs.LabDock.Face;
import dev.millrace.labs.runtime.LabId;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Brokers that wait for students, and a class that comes all at once; real brokers.
@Timeout(700)
class PoolIT {
    @TempDir
    Path data;

    private LabCourse course;

    @BeforeEach
    void open() {
        course = new LabCourse(data, Keeping.usual().withPool(2));
    }

    @AfterEach
    void close() {
        course.close();
    }

    @Test
    void studentsGetTheBrokersThatWaitEachAnotherOneWhateverBecomesOfThem() throws Exception {
        await(() -> course.labs().waiting() == 2);
        var waited = course.runtime().running();
        var noor = course.joined("Noor");
        var sem = course.joined("Sem");
        Stream.of(noor, sem).parallel().forEach(course::start);
        await(() -> course.is(Face.READY, noor, sem));
        assertThat(Set.of(course.brokerOf(noor), course.brokerOf(sem))).isEqualTo(waited);
        var broker = course.labs().bootstrap(noor).orElseThrow();
        Kcat.produce(broker, "orders", 1, "k:noor");
        assertThat(Kcat.topics(course.labs().bootstrap(sem).orElseThrow())).doesNotContain("orders");

        // one that dies while it waits is replaced
        await(() -> course.labs().waiting() == 2);
        var next = waiting(noor, sem);
        course.kill(next.getFirst());
        await(() -> course.labs().waiting() == 2 && !waiting(noor, sem).equals(next));

        // and the student who takes a dying one has a broker all the same
        var ada = course.joined("Ada");
        var eva = course.joined("Eva");
        for (var lab : waiting(noor, sem)) course.kill(lab);
        course.start(ada, eva);
        await(() -> course.is(Face.READY, ada, eva));
        assertThat(course.brokerOf(ada)).isNotEqualTo(course.brokerOf(eva));
    }

    private List<LabId> waiting(Student... served) {
        var theirs = Stream.of(served).map(course::brokerOf).toList();
        return course.runtime().running().stream()
                .filter(lab -> !theirs.contains(lab))
                .sorted(Comparator.comparing(Object::toString))
                .toList();
    }

    /// The aim is 30 seconds on two cores; docs/performance.md has the figures.
    @Test
    void aClassOfTwentyFourThatStartsTogetherIsReadyTogether() throws Exception {
        var students = Stream.iterate(1, n -> n + 1)
                .limit(24)
                .map(n -> course.joined("Student " + n))
                .toArray(Student[]::new);
        course.start(students);
        await(() -> course.dock(students[23]).status().sentence().contains("in line"));
        await(() -> course.is(Face.READY, students));
        assertThat(course.runtime().running()).hasSizeGreaterThanOrEqualTo(24);
        assertThat(Stream.of(students).map(s -> course.labs().bootstrap(s)).distinct())
                .hasSize(24);
    }
}
