package dev.millrace.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a grader must not leave behind: processes anywhere on the machine that name its folder, and sockets and pipes
/// of this process.
record Leftovers(Path folder, Set<String> descriptors) {
    /// Longer than a question to the Docker daemon may take.
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /// Opens what this process opens once and keeps, for its first Unix socket.
    static Leftovers before(Path folder) throws IOException {
        var first = folder.resolve("first");
        try (var listener =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(first));
                var client = SocketChannel.open(UnixDomainSocketAddress.of(first));
                var server = listener.accept()) {
            server.shutdownInput();
            client.shutdownInput();
        }
        Files.delete(first);
        return new Leftovers(folder, openDescriptors());
    }

    void assertNone() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!(processes().isEmpty() && opened().isEmpty()) && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(processes()).as("processes that name %s", folder).isEmpty();
        assertThat(opened())
                .as(() -> "sockets and pipes opened since; Unix sockets are:\n" + unixSockets())
                .isEmpty();
    }

    /// What is open now and was not at first.
    private Set<String> opened() {
        var open = new TreeSet<>(openDescriptors());
        open.removeAll(descriptors);
        return open;
    }

    /// Inodes and paths.
    private static String unixSockets() {
        try {
            return Files.readString(Path.of("/proc/net/unix"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private List<String> processes() {
        try (var all = Files.list(Path.of("/proc"))) {
            return all.filter(p -> p.getFileName().toString().matches("\\d+"))
                    .map(Leftovers::commandLine)
                    .filter(line -> line.contains(folder.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String commandLine(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8)
                    .replace('\0', ' ');
        } catch (IOException e) {
            return ""; // gone meanwhile
        }
    }

    /// Sockets and pipes of this process: `socket:[inode]`.
    private static Set<String> openDescriptors() {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.map(Leftovers::target)
                    .filter(target -> target.matches("(socket|pipe):.*"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // the one that lists the folder
        }
    }
}
