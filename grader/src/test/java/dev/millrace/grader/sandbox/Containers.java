package dev.millrace.grader.sandbox;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// The containers that graders of one process have, as the daemon tells.
public final class Containers {
    private Containers() {}

    /// Their names, running or not.
    public static List<String> of(long pid) {
        try (var daemon = Daemon.connect(System.getenv())) {
            return list(daemon, pid).stream().map(Container::getId).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kills what runs in them, as a kernel short of memory would.
    public static void kill(long pid) {
        try (var daemon = Daemon.connect(System.getenv())) {
            for (var container : list(daemon, pid)) {
                daemon.ask("kill", docker -> {
                    try {
                        docker.killContainerCmd(container.getId()).exec();
                    } catch (NotFoundException | ConflictException e) {
                        return false; // it has ended
                    }
                    return true;
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Container> list(Daemon daemon, long pid) throws IOException {
        return daemon.ask(
                "list containers",
                docker -> docker.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(Map.of("dev.millrace.grader.pid", "" + pid))
                        .exec());
    }
}
