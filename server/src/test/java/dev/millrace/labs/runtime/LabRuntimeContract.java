package dev.millrace.labs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.labs.Kcat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every runtime must do, whatever its brokers run in. A subclass says how to make one, and how to make another
/// over the same brokers, as after a restart of the server.
@Timeout(180)
public abstract class LabRuntimeContract {
    protected static final LabId NOOR = new LabId("noor");
    protected static final LabId SEM = new LabId("sem");

    /// The runtime under test; brokers that still run when a test ends are stopped by the subclass.
    protected abstract LabRuntime runtime();

    /// Lets go of the runtime as a killed server does, and makes another one over the same brokers.
    protected abstract LabRuntime restarted() throws Exception;

    /// Ends a lab's broker the hard way.
    protected abstract void kill(LabId lab) throws Exception;

    @Test
    void aStartTellsItsPhasesAndEndsWithABrokerThatKcatReaches() throws Exception {
        var phases = new CopyOnWriteArrayList<Phase>();
        var result = runtime().start(NOOR, phases::add);

        var endpoint = ready(result);
        Kcat.produce(endpoint, "orders", 3, "a:1", "b:2");
        assertThat(Kcat.consume(endpoint, "orders")).containsExactlyInAnyOrder("a:1", "b:2");
        assertThat(phases).contains(new Phase.Launching(), new Phase.Booting());
        assertThat(runtime().running()).containsExactly(NOOR);
    }

    @Test
    void stoppedAndStartedAgainItHasTheSameAddressAndWhatItHeld() throws Exception {
        var first = ready(runtime().start(NOOR, _ -> {}));
        Kcat.produce(first, "orders", 3, "k:kept");
        runtime().stop(NOOR);
        assertThat(runtime().running()).isEmpty();

        var second = ready(runtime().start(NOOR, _ -> {}));
        assertThat(second).isEqualTo(first);
        assertThat(Kcat.consume(second, "orders")).containsExactly("k:kept");
    }

    @Test
    void wipedItHoldsNothingAtTheSameAddressAndRemovedNothingIsLeft() throws Exception {
        var first = ready(runtime().start(NOOR, _ -> {}));
        Kcat.produce(first, "orders", 3, "k:forgotten");
        runtime().wipe(NOOR);
        assertThat(runtime().running()).isEmpty();

        var second = ready(runtime().start(NOOR, _ -> {}));
        assertThat(second).isEqualTo(first);
        assertThat(Kcat.topics(second)).doesNotContain("orders");
        runtime().remove(NOOR);
        assertThat(runtime().running()).isEmpty();
        assertThat(runtime().adopt(NOOR)).isEmpty();
    }

    @Test
    void frozenItRunsAndThawedItAnswersAndAFrozenOneCanBeStopped() throws Exception {
        var endpoint = ready(runtime().start(NOOR, _ -> {}));
        Kcat.produce(endpoint, "orders", 1, "k:kept");
        runtime().freeze(NOOR);
        assertThat(runtime().running()).containsExactly(NOOR);
        runtime().thaw(NOOR);
        assertThat(Kcat.consume(endpoint, "orders")).containsExactly("k:kept");
        runtime().freeze(NOOR);
        runtime().stop(NOOR);
        assertThat(runtime().running()).isEmpty();
    }

    @Test
    void theAddressKnownBeforeTheStartIsTheAddress() {
        var reserved = runtime().reserved(NOOR);
        var endpoint = ready(runtime().start(NOOR, _ -> {}));
        reserved.ifPresent(known -> assertThat(known).isEqualTo(endpoint));
    }

    @Test
    void twoLabsHaveDifferentAddressesAndDoNotSeeEachOther() throws Exception {
        var noor = ready(runtime().start(NOOR, _ -> {}));
        var sem = ready(runtime().start(SEM, _ -> {}));
        assertThat(noor).isNotEqualTo(sem);
        Kcat.produce(noor, "orders", 1, "k:noor");
        assertThat(Kcat.topics(sem)).doesNotContain("orders");
        runtime().stop(NOOR);
        assertThat(runtime().running()).containsExactly(SEM);
    }

    @Test
    void anotherServerTakesOverWhatRuns() throws Exception {
        var endpoint = ready(runtime().start(NOOR, _ -> {}));
        Kcat.produce(endpoint, "orders", 1, "k:kept");

        var next = restarted();
        assertThat(next.running()).containsExactly(NOOR);
        assertThat(next.adopt(NOOR)).contains(endpoint);
        assertThat(Kcat.consume(endpoint, "orders")).containsExactly("k:kept");
        next.stop(NOOR);
        assertThat(next.running()).isEmpty();
        assertThat(next.adopt(NOOR)).isEmpty();
    }

    @Test
    void aStartThatIsCutShortLeavesNothingRunning() throws Exception {
        var result = new CopyOnWriteArrayList<StartResult>();
        var starting = Thread.ofVirtual()
                .start(() -> result.add(runtime().start(NOOR, phase -> {
                    if (phase instanceof Phase.Booting) runtime().cancel(NOOR);
                })));
        starting.join();
        assertThat(result).containsExactly(new StartResult.Cancelled());
        assertThat(runtime().running()).isEmpty();
    }

    @Test
    void aBrokerThatEndsOnItsOwnIsToldAboutOnceAndOneThatIsStoppedIsNot() throws Exception {
        var told = new CopyOnWriteArrayList<LabId>();
        runtime().listen((lab, failure) -> told.add(lab));
        ready(runtime().start(NOOR, _ -> {}));
        ready(runtime().start(SEM, _ -> {}));
        runtime().stop(SEM);
        kill(NOOR);
        await(() -> told.equals(List.of(NOOR)));
        assertThat(runtime().running()).isEmpty();
    }

    @Test
    void whatDoesNotRunCanBeStoppedAndIsNotAdopted() {
        runtime().stop(NOOR);
        runtime().cancel(NOOR);
        assertThat(runtime().adopt(NOOR)).isEqualTo(Optional.empty());
        assertThat(runtime().running()).isEmpty();
    }

    protected static Endpoint ready(StartResult result) {
        assertThat(result).isInstanceOf(StartResult.Ready.class);
        return ((StartResult.Ready) result).endpoint();
    }

    protected static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
