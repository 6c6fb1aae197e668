package dev.millrace.labs.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.labs.docker.Owner.Kind;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.runtime.LabRuntimeContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("daemon")
class SwarmRuntimeIT extends LabRuntimeContract {
    @TempDir
    static Path data;

    private static Daemon daemon;
    private static Owner owner;
    private static boolean ownSwarm;
    private final List<SwarmRuntime> opened = new ArrayList<>();
    private SwarmRuntime runtime;

    @BeforeAll
    static void connect() throws Exception {
        daemon = Daemon.at(DockerLabs.address());
        DockerLabs.requireImage(daemon);
        ownSwarm = DockerLabs.requireSwarm(daemon);
        owner = Owner.of(data);
    }

    @BeforeEach
    void open() {
        runtime = another();
    }

    private SwarmRuntime another() {
        var other = SwarmRuntime.open(DockerLabs.settings(data));
        opened.add(other);
        return other;
    }

    @AfterEach
    void removeLabs() throws Exception {
        for (var lab : List.of(NOOR, SEM)) opened.getLast().remove(lab);
        opened.forEach(SwarmRuntime::close);
        await(() -> DockerLabs.left(daemon, owner).isEmpty());
        assertThat(DockerLabs.services(daemon, owner)).isEmpty();
    }

    @AfterAll
    static void disconnect() {
        if (ownSwarm) DockerLabs.leaveSwarm(daemon);
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

    /// The only machine of this swarm is the manager's.
    @Override
    protected void kill(LabId lab) {
        var task = daemon.ask(
                "list containers",
                docker -> docker.listContainersCmd()
                        .withLabelFilter(owner.labels(lab, Kind.BROKER))
                        .exec());
        daemon.<Void>ask(
                "kill",
                docker -> docker.killContainerCmd(task.getFirst().getId()).exec());
    }
}
