package dev.millrace.grader.sandbox;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Proof that a sandbox holds: a program inside it must fail to reach sockets that listen here, to read a secret that
/// is planted here, to write into a folder that it may read or into the kernel's settings, to see other processes and
/// to start one; and it must be able to use its temporary folder. Anything else, silence too, counts as broken.
public final class SelfTest {
    private static final long SECONDS = 20;
    private static final List<String> NAMESPACES = List.of("net", "pid", "mnt", "ipc", "uts");
    private static final int MOST_BYTES = 2000;
    private static final int ARRIVAL_MILLIS = 50;
    private static final String HELD = "tcp=refused secret=refused write=refused namespaces=own kernel=refused"
            + " processes=hidden temp=open program=";

    private SelfTest() {}

    /// Why the sandbox cannot be used; empty when it holds.
    ///
    /// @param launch a launch whose arguments run the probe's main class, without its arguments
    /// @param folder a folder of ours in which the secret is planted
    public static Optional<String> failure(Sandbox sandbox, Launch launch, Path folder) {
        var here = InetAddress.getLoopbackAddress();
        try (var tcp = new ServerSocket(0, 1, here);
                var udp = new DatagramSocket(0, here)) {
            var arguments = new ArrayList<>(launch.arguments());
            arguments.addAll(List.of(
                    "" + tcp.getLocalPort(),
                    "" + udp.getLocalPort(),
                    plant(folder).toString()));
            arguments.addAll(List.of(System.getProperty("java.home"), namespaces()));
            var said = run(sandbox, launch.with(arguments)).strip();
            return arrived(udp) ? Optional.of("a datagram got out") : judge(sandbox, said);
        } catch (IOException e) {
            return Optional.of("it cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the test was interrupted");
        }
    }

    private static Optional<String> judge(Sandbox sandbox, String said) {
        var held = HELD + (sandbox.refusesPrograms() ? "refused" : "open");
        return said.equals(held)
                ? Optional.empty()
                : Optional.of("the self-test said: " + said.lines().limit(3).toList());
    }

    private static boolean arrived(DatagramSocket udp) throws IOException {
        udp.setSoTimeout(ARRIVAL_MILLIS);
        try {
            udp.receive(new DatagramPacket(new byte[1], 1));
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /// As the kernel names them; the network's holds abstract Unix sockets, too.
    private static String namespaces() throws IOException {
        var names = new ArrayList<String>();
        for (var kind : NAMESPACES) {
            names.add(Files.readSymbolicLink(Path.of("/proc/self/ns", kind)).toString());
        }
        return String.join(",", names);
    }

    private static Path plant(Path folder) throws IOException {
        var secret = folder.resolve("secret-" + UUID.randomUUID());
        Files.writeString(secret, "planted");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        return secret;
    }

    private static String run(Sandbox sandbox, Launch launch) throws IOException, InterruptedException {
        var process = sandbox.start(launch);
        try (var life = process.life();
                var noise = process.noise()) {
            var _ = process.ended().get(SECONDS, TimeUnit.SECONDS);
            return new String(noise.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (TimeoutException e) {
            return "nothing within " + SECONDS + " s";
        } catch (ExecutionException e) {
            throw new IOException("its end is unknown", e.getCause());
        } finally {
            process.kill();
        }
    }
}
