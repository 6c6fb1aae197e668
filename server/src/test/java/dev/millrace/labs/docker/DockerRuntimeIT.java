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
import org.junit.jupiter.api.io.TempDir;

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
}
