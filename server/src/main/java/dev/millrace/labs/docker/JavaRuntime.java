package dev.millrace.labs.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// This machine's JDK cut down to what a broker uses.
final class JavaRuntime {
    /// What Kafka and its libraries load (log4j wants java.beans, hence java.desktop). The build
    /// trains the broker on this runtime, so a missing one fails there.
    static final List<String> MODULES = List.of(
            "java.base",
            "java.desktop",
            "java.logging",
            "java.management",
            "java.naming",
            "java.rmi",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.xml",
            "jdk.crypto.ec",
            "jdk.management",
            "jdk.net",
            "jdk.unsupported");

    private static final long MINUTES = 3;

    private JavaRuntime() {}

    /// @throws DaemonRefusal when this Java is not a whole JDK
    static Path link(Path to) throws IOException {
        var jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        if (!Files.isExecutable(jlink)) {
            throw new DaemonRefusal("there is no jlink in " + System.getProperty("java.home")
                    + ": the image needs a whole JDK, not only a runtime");
        }
        var process = new ProcessBuilder(
                        jlink.toString(),
                        "--add-modules",
                        String.join(",", MODULES),
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        to.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0) return to;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
        throw new IOException("jlink did not make a runtime: " + said);
    }
}
