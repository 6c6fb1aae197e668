package dev.millrace.grader.sandbox;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Tries from inside a sandbox what it must refuse, and prints what happened. The grader starts it in place of a worker
/// to prove a sandbox.
public final class Probe {
    /// Beside the probe itself: bubblewrap's first process.
    private static final int OTHER_PROCESSES = 1;

    private Probe() {}

    /// Prints one line of `what=outcome` words.
    ///
    /// @param args a TCP and a UDP port of this machine that listen, a file that must not be readable, a folder
    ///     that must not be writable, the namespaces outside
    @SuppressWarnings("SystemOut") // the line is what this program is for
    public static void main(String[] args) {
        send(Integer.parseInt(args[1]));
        System.out.println(String.join(
                " ",
                "tcp=" + connect(Integer.parseInt(args[0])),
                "secret=" + refused(() -> Files.readString(Path.of(args[2]))),
                "write=" + refused(() -> Files.delete(Files.createTempFile(Path.of(args[3]), "probe", ""))),
                "namespaces=" + (shared(args[4]) ? "shared" : "own"),
                "kernel=" + (Files.isWritable(Path.of("/proc/sys/kernel/core_pattern")) ? "open" : "refused"),
                "processes=" + (othersAreHidden() ? "hidden" : "visible"),
                "temp=" + refused(() -> Files.delete(Files.createTempFile("probe", ""))),
                "program=" + refused(Probe::program)));
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private static String refused(Attempt attempt) {
        try {
            attempt.run();
            return "open";
        } catch (IOException e) {
            return "refused";
        }
    }

    private static String connect(int port) {
        return refused(() -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            }
        });
    }

    /// Whoever listens tells whether it arrived.
    private static void send(int port) {
        var _ = refused(() -> {
            try (var socket = new DatagramSocket()) {
                socket.send(new DatagramPacket(new byte[] {1}, 1, InetAddress.getLoopbackAddress(), port));
            }
        });
    }

    /// Whether this process is in one of these namespaces, as the kernel names them: `net:[4026531840]`.
    private static boolean shared(String outside) {
        return Arrays.stream(outside.split(",", -1)).anyMatch(namespace -> {
            var kind = namespace.split(":", -1)[0];
            try {
                return Files.readSymbolicLink(Path.of("/proc/self/ns", kind))
                        .toString()
                        .equals(namespace);
            } catch (IOException e) {
                return true; // not known is not proved
            }
        });
    }

    private static boolean othersAreHidden() {
        try (var entries = Files.list(Path.of("/proc"))) {
            var processes = entries.filter(p -> p.getFileName().toString().matches("\\d+"))
                    .filter(p -> !p.getFileName()
                            .toString()
                            .equals("" + ProcessHandle.current().pid()))
                    .toList();
            return processes.size() <= OTHER_PROCESSES && processes.stream().noneMatch(Probe::showsEnvironment);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean showsEnvironment(Path process) {
        try {
            var environment = Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
            return Arrays.stream(environment.split("\0", -1))
                    .anyMatch(entry -> !entry.isEmpty() && !entry.startsWith("PATH=") && !entry.startsWith("PWD="));
        } catch (IOException e) {
            return false;
        }
    }

    private static void program() throws IOException {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .start()
                .destroyForcibly();
    }
}
