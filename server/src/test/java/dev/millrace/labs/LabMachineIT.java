package dev.millrace.labs;

import static dev.millrace.labs.LabCourse.LAB;
import static dev.millrace.labs.LabCourse.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.content.Slug;
import dev.millrace.identity.Student;
import dev.millrace.labs.LabDock.Face;
import dev.millrace.labs.broker.Stillness;
import dev.millrace.labs.runtime.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sleep, reset and what a lab begins with, on real brokers.
@Timeout(400)
class LabMachineIT {
    @TempDir
    Path data;

    private LabCourse course;
    private Student noor;

    @BeforeEach
    void open() {
        open(Keeping.usual().withPool(0));
    }

    private void open(Keeping keeping) {
        if (course != null) course.close();
        course = new LabCourse(data, keeping);
        noor = course.joined("Noor");
    }

    @AfterEach
    void close() {
        course.close();
    }

    @Test
    void aLabThatNobodyUsesFallsAsleepAndWakesWithWhatItHeldWhenItsPageIsOpened() throws Exception {
        open(Keeping.usual().withPool(0).withIdle(Duration.ofSeconds(2)));
        var broker = course.ready(noor);
        Kcat.produce(broker, "orders", 1, "k:kept");
        await(() -> course.is(Face.IDLE, noor));
        assertThat(course.runtime().running()).isEmpty();
        assertThat(course.dock(noor).status().sentence())
                .contains("put to sleep")
                .contains("are kept");

        course.labs().dock(noor, Optional.of(LAB), Optional.empty());
        await(() -> course.is(Face.READY, noor));
        assertThat(course.labs().bootstrap(noor)).contains(broker);
        assertThat(Kcat.consume(broker, "orders")).containsExactly("k:kept");
    }

    @Test
    void aMemberOfAGroupAndANewRecordAreUse() throws Exception {
        var broker = course.ready(noor);
        Kcat.produce(broker, "orders", 1, "k:1");
        var before = Stillness.look(broker).orElseThrow();
        assertThat(Stillness.look(broker)).contains(before);
        Kcat.produce(broker, "orders", 1, "k:2");
        assertThat(Stillness.look(broker).orElseThrow()).isNotEqualTo(before);
        var member = Kcat.member(broker, "billing", "orders");
        try {
            await(() -> Stillness.look(broker).orElseThrow().members() == 1);
        } finally {
            member.destroy();
        }
    }

    @Test
    void resetForgetsEverythingButTheAddress() throws Exception {
        var broker = course.ready(noor);
        Kcat.produce(broker, "orders", 3, "k:forgotten");
        course.labs().reset(noor, Optional.of(LAB), Optional.empty());
        assertThat(course.is(Face.STARTING, noor)).isTrue();
        await(() -> course.is(Face.READY, noor));
        assertThat(course.labs().bootstrap(noor)).contains(broker);
        assertThat(Kcat.topics(broker)).doesNotContain("orders");
    }

    @Test
    void wishesThatCrossEndWhereTheLastOneSays() throws Exception {
        var broker = course.ready(noor);
        Kcat.produce(broker, "orders", 1, "k:forgotten");
        // stop during reset: it is off, and empty all the same
        course.labs().reset(noor, Optional.of(LAB), Optional.empty());
        course.labs().stop(noor);
        await(() -> course.is(Face.OFF, noor));
        assertThat(course.runtime().running()).isEmpty();
        // reset during start, twice, in two tabs; start during reset
        course.start(noor, noor);
        course.labs().reset(noor, Optional.of(LAB), Optional.empty());
        course.labs().reset(noor, Optional.of(LAB), Optional.empty());
        course.start(noor);
        await(() -> course.is(Face.READY, noor));
        assertThat(Kcat.topics(broker)).doesNotContain("orders");
        // start during stop
        Kcat.produce(broker, "orders", 1, "k:kept");
        course.labs().stop(noor);
        course.start(noor, noor);
        await(() -> course.is(Face.READY, noor));
        assertThat(Kcat.consume(broker, "orders")).containsExactly("k:kept");
        assertThat(course.runtime().running()).hasSize(1);
    }

    @Test
    void aBrokerKilledWhileItStartsOrIsResetIsSaidToHaveEndedOrIsBackByItself() throws Exception {
        course.start(noor);
        await(() -> course.hasProcess(noor));
        course.kill(course.brokerOf(noor));
        await(() -> course.is(Face.FAILED, noor));
        assertThat(course.dock(noor).status().sentence())
                .contains("ended unexpectedly")
                .contains("Try again");
        var broker = course.ready(noor);
        Kcat.produce(broker, "orders", 1, "k:forgotten");
        var process = course.process(course.brokerOf(noor)).orElseThrow();
        course.labs().reset(noor, Optional.of(LAB), Optional.empty());
        process.destroyForcibly();
        await(() -> course.is(Face.READY, noor));
        assertThat(Kcat.topics(broker)).doesNotContain("orders");
    }

    @Test
    void theInstructorStartsExtendsAndStopsEverybodysLab() throws Exception {
        var all = List.of(noor, course.joined("Sem"));
        var before = course.labs().ofClass().cost(all);
        assertThat(before.missing()).isEqualTo(2);
        assertThat(before.needed()).isEqualTo(2 * before.each());

        assertThat(course.labs().ofClass().startAll(all)).isEqualTo(2);
        await(() -> course.is(Face.READY, noor, all.getLast()));
        assertThat(course.labs().ofClass().keepAll(all)).isEqualTo(2);
        course.restart(Preparation.NONE);
        await(() -> course.is(Face.READY, noor, all.getLast()));
        assertThat(course.labs().lab(noor).now().row().keptUntil())
                .as("outlives the server")
                .isPresent();
        assertThat(course.labs().ofClass().stopAll(all)).isEqualTo(2);
        await(() -> course.is(Face.OFF, noor, all.getLast()));
    }

    @Test
    void whatALabBeginsWithIsPutOnceAndAgainAfterAResetWhichEndsOneThatIsGoing() throws Exception {
        var puts = new CopyOnWriteArrayList<String>();
        var hold = new CountDownLatch(1);
        course.restart(new Puts(puts, hold));
        var broker = course.ready(noor);
        await(() -> puts.equals(List.of("begins")));
        assertThat(course.dock(noor).problem())
                .hasValueSatisfying(said -> assertThat(said).contains("being put"));

        course.labs().reset(noor, Optional.of(LAB), Optional.of("half-way"));
        await(() -> puts.equals(List.of("begins", "cut short", "half-way begins")));
        hold.countDown();
        await(() -> puts.contains("half-way done"));
        await(() -> course.dock(noor).problem().isEmpty());
        assertThat(Kcat.topics(broker)).contains("put");

        course.labs().stop(noor);
        await(() -> course.is(Face.OFF, noor));
        course.ready(noor);
        assertThat(puts).as("not put again").hasSize(4);
    }

    /// Makes a topic, after the test says so.
    private record Puts(List<String> said, CountDownLatch hold) implements Preparation {
        @Override
        public boolean isNeeded(Slug lab) {
            return true;
        }

        @Override
        public Optional<String> put(Endpoint broker, Slug lab, Optional<String> checkpoint)
                throws InterruptedException {
            var name = checkpoint.map(id -> id + " ").orElse("");
            said.add(name + "begins");
            try {
                hold.await();
                Kcat.create(broker, "put", 1);
            } catch (InterruptedException e) {
                said.add(name + "cut short");
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            said.add(name + "done");
            return Optional.empty();
        }
    }
}
