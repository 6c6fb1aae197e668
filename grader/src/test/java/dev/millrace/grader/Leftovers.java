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

/// What a grader must not leave behind: processes anywhere on the machine that name its folder, and sockets and pipes
/// of
/// this process.
record Leftovers(Path folder, long descriptors) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
        while ((!processes().isEmpty() || openDescriptors() > descriptors) && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(processes()).as("processes that name %s", folder).isEmpty();
        assertThat(openDescriptors()).as("open sockets and pipes").isLessThanOrEqualTo(descriptors);
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

    private static long openDescriptors() {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.filter(Leftovers::socketOrPipe).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean socketOrPipe(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().matches("(socket|pipe):.*");
        } catch (IOException e) {
            return false; // the one that lists the folder
        }
    }
}
