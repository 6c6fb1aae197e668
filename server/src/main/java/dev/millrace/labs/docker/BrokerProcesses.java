package dev.millrace.labs.docker;

import dev.millrace.labs.docker.Owner.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Which processes of this machine are brokers in containers, for whoever measures them. Stateless.
public final class BrokerProcesses {
    private BrokerProcesses() {}

    /// The brokers of a server, each with what it started; none where the daemon is on another machine.
    ///
    /// @param data the server's data folder
    public static List<ProcessHandle> of(DockerAddress address, Path data) {
        if (address.socket().isEmpty()) return List.of();
        try (var daemon = Daemon.at(address)) {
            return daemon.ask(
                    "list brokers",
                    docker ->
                            docker
                                    .listContainersCmd()
                                    .withLabelFilter(Owner.of(data).labels(Kind.BROKER))
                                    .exec()
                                    .stream()
                                    .map(container -> docker.inspectContainerCmd(container.getId())
                                            .exec()
                                            .getState()
                                            .getPidLong())
                                    .flatMap(pid -> pid == null ? Stream.empty() : ProcessHandle.of(pid).stream())
                                    .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()))
                                    .toList());
        }
    }
}
