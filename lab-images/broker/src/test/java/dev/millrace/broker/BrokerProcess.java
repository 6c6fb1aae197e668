package dev.millrace.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The packaged broker in a child JVM, started with the flags of `jvm.args`. One process at a time.
final class BrokerProcess {
    private static final Path DIST = Path.of(System.getProperty("millrace.home"), "lab-images/broker/target/dist");
    private final Path out = temporary();
    private final Path err = temporary();
    private @Nullable Process process;

    /// Arguments that begin with `-X` are for the JVM, the others for the broker.
    void start(Path data, int port, String... more) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + DIST.resolve("jvm.args"),
                "-XX:AOTCache=" + DIST.resolve("broker.aot")));
        command.addAll(Arrays.stream(more).filter(a -> a.startsWith("-X")).toList());
        command.addAll(List.of("-cp", classPath(), Main.class.getName(), "--data", data.toString()));
        command.addAll(List.of("--port", String.valueOf(port)));
        command.addAll(Arrays.stream(more).filter(a -> !a.startsWith("-X")).toList());
        process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    private static String classPath() throws Exception {
        try (var files = Files.list(DIST)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    void awaitReady(int port) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.readString(out).equals("READY bootstrap=127.0.0.1:" + port + "\n")) {
            assertThat(running().isAlive()).as(Files.readString(err)).isTrue();
            assertThat(System.nanoTime()).as("ready in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    int awaitEnd() throws Exception {
        assertThat(endsWithin(60, TimeUnit.SECONDS)).as("ended in time").isTrue();
        return running().exitValue();
    }

    boolean endsWithin(long time, TimeUnit unit) throws Exception {
        return running().waitFor(time, unit);
    }

    int terminate() throws Exception {
        running().destroy();
        return awaitEnd();
    }

    void kill() throws Exception {
        running().destroyForcibly().waitFor();
    }

    List<String> errors() throws Exception {
        return Files.readAllLines(err);
    }

    void close() throws Exception {
        if (process != null) kill();
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
    }

    private Process running() {
        return java.util.Objects.requireNonNull(process);
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("broker", ".txt");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
