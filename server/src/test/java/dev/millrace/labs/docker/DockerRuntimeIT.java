package dev.millrace.labs.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import dev.millrace.labs.docker.Owner.Kind;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.runtime.LabRuntimeContract;
import dev.millrace.labs.runtime.StartResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("daemon")
class DockerRuntimeIT extends LabRuntimeContract {
    @TempDir
    static Path data;

    private static Daemon daemon;
    private static Owner owner;
    private final List<DockerRuntime> opened = new ArrayList<>();
    private DockerRuntime runtime;

    @BeforeAll
    static void connect() throws Exception {
        daemon = Daemon.at(DockerLabs.address());
        DockerLabs.requireImage(daemon);
        owner = Owner.of(data);
    }

    @BeforeEach
    void open() {
        runtime = another();
    }

    private DockerRuntime another() {
        var other = DockerRuntime.open(DockerLabs.settings(data));
        opened.add(other);
        return other;
    }

    @AfterEach
    void removeLabs() {
        for (var lab : List.of(NOOR, SEM)) opened.getLast().remove(lab);
        opened.forEach(DockerRuntime::close);
        assertThat(DockerLabs.left(daemon, owner)).isEmpty();
    }

    @AfterAll
    static void disconnect() {
        daemon.close();
    }

    @Override
    protected LabRuntime runtime() {
        return runtime;
    }

    @Override
    protected LabRuntime restarted() {
        runtime.close();
        return another();
    }

    @Override
    protected void kill(LabId lab) {
        daemon.<Void>ask(
                "kill",
                docker -> docker.killContainerCmd(owner.name(lab, Kind.BROKER)).exec());
    }

    @Test
    void twoFirstStartsAtOnceShareOneNetworkOfGates() throws Exception {
        var starts = startBoth();

        assertThat(starts).allMatch(StartResult.Ready.class::isInstance);
        assertThat(edges()).hasSize(1);
    }

    @Test
    void twoNetworksOfGatesThatAnEarlierServerLeftAreMadeOne() throws Exception {
        for (int i = 0; i < 2; i++) {
            daemon.ask(
                    "make a network",
                    docker -> docker.createNetworkCmd()
                            .withName(owner.name(Kind.EDGE))
                            .withLabels(owner.labels(Kind.EDGE))
                            .exec());
        }
        assertThat(edges()).hasSize(2);

        assertThat(runtime.start(NOOR, _ -> {})).isInstanceOf(StartResult.Ready.class);
        assertThat(edges()).hasSize(1);
    }

    @Test
    void aNetworkThatSomethingHasNotLeftYetIsRemovedWhenItHas() throws Exception {
        assertThat(startBoth()).allMatch(StartResult.Ready.class::isInstance);
        var network = owner.name(NOOR, Kind.NETWORK);
        var lingering = owner.name(SEM, Kind.GATE);
        daemon.<Void>ask(
                "connect",
                docker -> docker.connectToNetworkCmd()
                        .withContainerId(lingering)
                        .withNetworkId(network)
                        .exec());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stopping = threads.submit(() -> runtime.stop(NOOR));
            while (!ofNoor().isEmpty()) TimeUnit.MILLISECONDS.sleep(20);
            assertThat(stopping.isDone()).isFalse();

            daemon.<Void>ask(
                    "disconnect",
                    docker -> docker.disconnectFromNetworkCmd()
                            .withContainerId(lingering)
                            .withNetworkId(network)
                            .exec());
            stopping.get(1, TimeUnit.MINUTES);
        }
        assertThat(DockerLabs.left(daemon, owner)).doesNotContain("network " + network);
    }

    private static List<Container> ofNoor() {
        return daemon.ask(
                "list",
                docker -> docker.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(owner.all(NOOR))
                        .exec());
    }

    private List<StartResult> startBoth() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var noor = threads.submit(() -> runtime.start(NOOR, _ -> {}));
            var sem = threads.submit(() -> runtime.start(SEM, _ -> {}));
            return List.of(noor.get(2, TimeUnit.MINUTES), sem.get(2, TimeUnit.MINUTES));
        }
    }

    private static List<Network> edges() {
        return daemon.ask(
                "list networks",
                docker -> docker.listNetworksCmd()
                        .withNameFilter(owner.name(Kind.EDGE))
                        .exec());
    }
}
