package dev.millrace;

import dev.millrace.client.Visitor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The packaged server as a process of its own, started as the launcher starts it, so that it can be killed.
public final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;

    private ServerProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// Runs `millrace ARGUMENTS` and waits until it says that it is ready.
    public static ServerProcess start(Path data, String... more) throws IOException, InterruptedException {
        var home = TestServer.home();
        var output = Files.createTempFile("millrace-server", ".out");
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Dmillrace.home=" + home,
                "-cp",
                home + "/server/target/dist/*",
                "dev.millrace.Main",
                "serve",
                "--data",
                data.toString()));
        if (!List.of(more).contains("--port")) command.addAll(List.of("--port", "0"));
        if (!List.of(more).contains("--lab-pool")) command.addAll(List.of("--lab-pool", "0"));
        command.addAll(List.of(more));
        if (!command.contains("--labs")) command.addAll(List.of("--labs", "embedded"));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        var server = new ServerProcess(process, output);
        server.awaitOutput("Ctrl-C stops");
        return server;
    }

    private void awaitOutput(String words) throws IOException, InterruptedException {
        var end = System.nanoTime() + START.toNanos();
        while (!output().contains(words)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not start: " + output());
            }
            Thread.sleep(50);
        }
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /// What the start-up message says behind a word: `says("address")`.
    public String says(String word) throws IOException {
        var line = Pattern.compile("(?m)^  " + word + " +(\\S+)").matcher(output());
        if (!line.find()) {
            throw new IllegalStateException("no " + word + " in: " + output());
        }
        return line.group(1);
    }

    /// Where a browser finds it.
    public URI address() throws IOException {
        return URI.create(says("address"));
    }

    Visitor visitor() throws IOException {
        return new Visitor(address());
    }

    long pid() {
        return process.pid();
    }

    /// `kill -9`: nothing of the server's own runs any more.
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /// As Ctrl-C or SIGTERM does.
    ///
    /// @return whether it ended in time
    public boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(40, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(output);
    }
}
