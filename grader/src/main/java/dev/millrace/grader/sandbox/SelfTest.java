package dev.millrace.grader.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/// Proof that a sandbox holds: a program inside it must fail to reach a socket that listens here, to read a secret that
/// is planted here, and to write into a folder that it may read. Anything else, silence too, counts as broken.
public final class SelfTest {
    private static final long SECONDS = 20;
    private static final int MOST_BYTES = 2000;
    private static final String HELD = "socket=refused secret=refused write=refused";

    private SelfTest() {}

    /// Why the sandbox cannot be used; empty when it holds.
    ///
    /// @param launch a launch whose arguments run the probe's main class, without its arguments
    /// @param folder a folder of ours in which the secret is planted
    public static Optional<String> failure(Sandbox sandbox, Launch launch, Path folder) {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var secret = plant(folder);
            var arguments = new ArrayList<>(launch.arguments());
            arguments.addAll(List.of("" + listener.getLocalPort(), secret.toString(), System.getProperty("java.home")));
            return judge(run(sandbox, launch.with(arguments)));
        } catch (IOException e) {
            return Optional.of("it cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the test was interrupted");
        }
    }

    private static Optional<String> judge(String said) {
        return said.strip().equals(HELD)
                ? Optional.empty()
                : Optional.of(
                        "the self-test said: " + said.strip().lines().limit(3).toList());
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
