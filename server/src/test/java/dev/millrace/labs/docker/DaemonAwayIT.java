package dev.millrace.labs.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.labs.Kcat;
import dev.millrace.labs.docker.Owner.Kind;
import dev.millrace.labs.runtime.Exposure;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.runtime.StartResult;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A daemon that goes away in mid-class, and a broker that is killed while it does.
@Timeout(300)
@Tag("daemon")
class DaemonAwayIT {
    private static final LabId NOOR = new LabId("noor");
    private static final LabId SEM = new LabId("sem");

    @TempDir
    Path data;

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void labsAreUnreachableAndThenThereAgainWithWhatTheyHeld() throws Exception {
        var real = DockerLabs.address().socket().orElseThrow();
        var daemon = Daemon.at(DockerLabs.address());
        DockerLabs.requireImage(daemon);
        var owner = Owner.of(data);
        try (daemon;
                var proxy = new DaemonProxy(data.resolve("docker.sock"), real);
                var runtime = DockerRuntime.open(DockerLabs.settings(data, proxy.address(), Exposure.loopback()))) {
            runtime.listen(new Ear());
            var noor = ready(runtime, NOOR);
            Kcat.produce(noor, "orders", 1, "k:kept");
            ready(runtime, SEM);

            proxy.cut();
            await(() -> heard.contains("unreachable"));
            assertThat(runtime.start(new LabId("ada"), _ -> {}))
                    .isInstanceOfSatisfying(
                            StartResult.Failed.class,
                            failed -> assertThat(failed.failure().reason()).isEqualTo(Failure.Reason.UNREACHABLE));
            assertThat(Kcat.consume(noor, "orders"))
                    .as("the broker itself goes on")
                    .containsExactly("k:kept");
            daemon.<Void>ask(
                    "kill",
                    docker -> docker.killContainerCmd(owner.name(SEM, Kind.BROKER))
                            .exec());

            proxy.mend();
            await(() -> heard.contains("reachable"));
            assertThat(heard)
                    .as("told once, and not of brokers that ended meanwhile")
                    .containsExactly("unreachable", "reachable");
            assertThat(runtime.running()).containsExactly(NOOR);
            assertThat(runtime.adopt(NOOR)).contains(noor);
            assertThat(Kcat.consume(noor, "orders")).containsExactly("k:kept");
            ready(runtime, SEM);
            for (var lab : List.of(NOOR, SEM, new LabId("ada"))) runtime.remove(lab);
            runtime.close();
            assertThat(DockerLabs.left(daemon, owner)).isEmpty();
        }
    }

    @Test
    void labsOfADaemonThatWasKilledStartAgainWithWhatTheyHeld() throws Exception {
        var socket = DockerLabs.address().socket().orElseThrow();
        var killed = TestDaemon.of(socket);
        assumeTrue(killed.isPresent(), "the daemon at " + socket + " is not the test command's own");
        try (var daemon = Daemon.at(DockerLabs.address())) {
            DockerLabs.requireImage(daemon);
        }
        try (var runtime = DockerRuntime.open(DockerLabs.settings(data))) {
            runtime.listen(new Ear());
            var noor = ready(runtime, NOOR);
            Kcat.produce(noor, "orders", 1, "k:kept");

            killed.get().kill();
            await(() -> heard.contains("unreachable"));
            killed.get().start();
            await(() -> heard.contains("reachable"));
            assertThat(ready(runtime, NOOR)).as("the same address").isEqualTo(noor);
            assertThat(Kcat.consume(noor, "orders")).containsExactly("k:kept");
            runtime.remove(NOOR);
        }
    }

    @Test
    void aRuntimeWithoutADaemonOpensAndSaysSo() throws Exception {
        var nowhere = DockerAddress.of("unix:///nowhere/docker.sock", java.util.Map.of());
        try (var runtime = DockerRuntime.open(DockerLabs.settings(data, nowhere, Exposure.loopback()))) {
            runtime.listen(new Ear());
            await(() -> heard.contains("unreachable"));
            assertThat(runtime.reserved(NOOR)).isPresent();
        }
    }

    private static dev.millrace.labs.runtime.Endpoint ready(LabRuntime runtime, LabId lab) {
        var result = runtime.start(lab, _ -> {});
        assertThat(result).isInstanceOf(StartResult.Ready.class);
        return ((StartResult.Ready) result).endpoint();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(20);
        }
    }

    private final class Ear implements LabRuntime.Listener {
        @Override
        public void ended(LabId lab, Failure failure) {
            heard.add("ended " + lab);
        }

        @Override
        public void unreachable(String sentence) {
            heard.add("unreachable");
        }

        @Override
        public void reachable() {
            heard.add("reachable");
        }
    }
}
