package dev.millrace.labs.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.millrace.labs.Kcat;
import dev.millrace.labs.docker.Owner.Kind;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Exposure;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.runtime.StartResult;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a program inside a lab can reach and break: tried from inside the broker's container, on Docker and on a swarm.
@Timeout(300)
@Tag("daemon")
class IsolationIT {
    private static final LabId NOOR = new LabId("noor");
    private static final LabId SEM = new LabId("sem");

    @TempDir
    Path data;

    private Daemon daemon;
    private Owner owner;
    private LabRuntime runtime;

    @BeforeEach
    void connect() throws Exception {
        daemon = Daemon.at(DockerLabs.address());
        DockerLabs.requireImage(daemon);
        owner = Owner.of(data);
        runtime = DockerRuntime.open(small());
    }

    @AfterEach
    void leaveNothing() {
        runtime.remove(NOOR);
        runtime.remove(SEM);
        runtime.close();
        daemon.close();
    }

    @Test
    void fromInsideADockerLabNothingElseIsReached() throws Exception {
        nothingElseIsReached();
    }

    @Test
    void fromInsideASwarmLabNothingElseIsReached() throws Exception {
        boolean ownSwarm = DockerLabs.requireSwarm(daemon);
        try {
            runtime.close();
            runtime = SwarmRuntime.open(small());
            nothingElseIsReached();
            runtime.remove(NOOR);
            runtime.remove(SEM);
        } finally {
            if (ownSwarm) leaveSwarm();
        }
    }

    /// What is tidied up after every test is tidied up in Docker.
    private void leaveSwarm() {
        runtime.close();
        DockerLabs.leaveSwarm(daemon);
        runtime = DockerRuntime.open(small());
    }

    private void nothingElseIsReached() throws Exception {
        var noor = ready(NOOR);
        var sem = ready(SEM);
        try (var server = new ServerSocket()) {
            server.bind(new InetSocketAddress("0.0.0.0", 0));
            var broker = container(NOOR, Kind.BROKER);
            var elsewhere = new ArrayList<>(Reach.here(server.getLocalPort()));
            assertThat(elsewhere).isNotEmpty();
            assertThat(Reach.from(daemon, container(NOOR, Kind.GATE), elsewhere))
                    .as("a gate does reach this machine, so the way of trying is right")
                    .isNotEmpty();
            elsewhere.addAll(Reach.here(sem.port()));
            elsewhere.addAll(Reach.here(noor.port()));
            for (var address : addresses(SEM)) elsewhere.add(address + " 9092");
            elsewhere.add(container(SEM, Kind.BROKER) + " 9092");
            elsewhere.add(owner.name(SEM, Kind.BROKER) + " 9092");
            elsewhere.add("host.docker.internal " + server.getLocalPort());
            elsewhere.addAll(List.of("169.254.169.254 80", "1.1.1.1 53", "8.8.8.8 53", "deb.debian.org 80"));
            assertThat(Reach.from(daemon, broker, elsewhere)).isEmpty();
            assertThat(Reach.from(daemon, broker, List.of("127.0.0.1 9092")))
                    .as("its own broker")
                    .hasSize(1);
        }
        holdsNothingToBreakOutWith();
    }

    private void holdsNothingToBreakOutWith() throws Exception {
        var seen = DockerLabs.bash(
                        daemon,
                        container(NOOR, Kind.BROKER),
                        "id -u; grep CapEff /proc/self/status; touch /new 2>&1; ls /var/run/docker.sock 2>&1;"
                                + " find / -xdev -perm /6000 -type f 2>/dev/null; grep -c . /proc/net/if_inet6")
                .output();
        assertThat(seen.lines().toList())
                .satisfiesExactly(
                        user -> assertThat(user).isEqualTo("7000"),
                        capabilities -> assertThat(capabilities).matches("CapEff:\\s+0+"),
                        root -> assertThat(root).contains("Read-only file system"),
                        socket -> assertThat(socket).contains("No such file"),
                        addresses -> assertThat(addresses).as("IPv6 addresses").isIn("0", "1"));
    }

    @Test
    void whoFillsMemoryOrDiskHurtsOnlyTheirOwnLab() throws Exception {
        var flooded = new CompletableFuture<Failure>();
        runtime.listen((_, failure) -> flooded.complete(failure));
        var noor = ready(NOOR);
        var sem = ready(SEM);
        Kcat.produce(sem, "orders", 1, "k:kept");

        var flood = flood(noor);
        try {
            assertThat(flooded.get(90, TimeUnit.SECONDS).reason()).isEqualTo(Failure.Reason.DISK_LIMIT);
        } finally {
            flood.descendants().forEach(ProcessHandle::destroyForcibly);
            flood.destroyForcibly();
        }
        assertThat(runtime.running()).containsExactly(SEM);
        assertThatCode(() -> ready(NOOR))
                .as("started again, with room to delete")
                .doesNotThrowAnyException();

        var hog = DockerLabs.bash(daemon, container(NOOR, Kind.BROKER), "x=$(yes | head -c 900M); echo ${#x}");
        assertThat(hog.output()).as("900 MB of memory").doesNotContain("943718");
        assertThat(Kcat.consume(sem, "orders")).containsExactly("k:kept");
    }

    private static Process flood(Endpoint broker) throws Exception {
        var line = "yes $(head -c 2000 /dev/zero | tr '\\0' x) | kcat -P -b " + broker + " -t flood";
        return new ProcessBuilder("sh", "-c", line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private DockerSettings small() {
        var usual = DockerLabs.settings(data, DockerLabs.address(), Exposure.loopback());
        return new DockerSettings(
                usual.home(),
                usual.data(),
                usual.access(),
                usual.address(),
                new DockerSettings.Limits(384L << 20, 1.5, 256, 30L << 20),
                usual.width(),
                usual.lineWait(),
                usual.startWait(),
                usual.stopWait(),
                usual.leaseTime());
    }

    private Endpoint ready(LabId lab) {
        var result = runtime.start(lab, _ -> {});
        assertThat(result).isInstanceOf(StartResult.Ready.class);
        return ((StartResult.Ready) result).endpoint();
    }

    private String container(LabId lab, Kind kind) {
        return daemon.ask(
                "list containers",
                docker -> docker.listContainersCmd()
                        .withLabelFilter(owner.labels(lab, kind))
                        .exec()
                        .getFirst()
                        .getId());
    }

    /// Every address of a lab's containers.
    private List<String> addresses(LabId lab) {
        var found = new ArrayList<String>();
        for (var kind : List.of(Kind.BROKER, Kind.GATE)) {
            var networks = daemon.ask(
                    "inspect",
                    docker -> docker.inspectContainerCmd(container(lab, kind))
                            .exec()
                            .getNetworkSettings()
                            .getNetworks());
            networks.values().forEach(network -> found.add(network.getIpAddress()));
        }
        return found;
    }
}
