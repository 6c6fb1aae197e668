package dev.millrace.grader;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What of a machine a submission must not reach: a secret in a file that everybody may read and change, and listeners.
final class Outside implements AutoCloseable {
    private final Path folder;
    private final Path canary;
    private final String secret = "canary-" + UUID.randomUUID();
    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final ServerSocketChannel unix;
    private final ConcurrentLinkedQueue<String> reached = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    Outside(Path folder) throws IOException {
        this.folder = folder;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        canary = folder.resolve("canary");
        Files.writeString(canary, secret);
        Files.setPosixFilePermissions(canary, PosixFilePermissions.fromString("rw-rw-rw-"));
        tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        udp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(folder.resolve("unix")));
        Files.setPosixFilePermissions(folder.resolve("unix"), PosixFilePermissions.fromString("rwxrwxrwx"));
        listen("tcp", () -> tcp.accept().close());
        listen("udp", () -> udp.receive(new java.net.DatagramPacket(new byte[9], 9)));
        listen("unix", () -> unix.accept().close());
    }

    /// What is filled into the sources.
    Map<String, String> places() {
        return Map.of(
                "CANARY",
                canary.toString(),
                "TCP",
                "" + tcp.getLocalPort(),
                "UDP",
                "" + udp.getLocalPort(),
                "UNIX",
                folder.resolve("unix").toString(),
                "ABSTRACT",
                "/tmp/.X11-unix/X0");
    }

    String secret() {
        return secret;
    }

    /// What is not as it was: reached listeners, a changed file, files that came or went.
    List<String> harm() throws IOException {
        var harm = new ArrayList<>(reached);
        if (!Files.readString(canary).equals(secret)) {
            harm.add("the canary was changed");
        }
        try (var files = Files.list(folder)) {
            var names = files.map(f -> f.getFileName().toString()).sorted().toList();
            if (!names.equals(List.of("canary", "unix"))) {
                harm.add("the folder now holds " + names);
            }
        }
        return harm;
    }

    private void listen(String name, Once once) {
        threads.add(Thread.startVirtualThread(() -> {
            while (true) {
                try {
                    once.run();
                    reached.add(name + " was reached");
                } catch (IOException e) {
                    return; // closed
                }
            }
        }));
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
        unix.close();
        for (var thread : threads) {
            thread.interrupt();
        }
    }

    private interface Once {
        void run() throws IOException;
    }
}
