package dev.millrace.labs.docker;

import dev.millrace.labs.runtime.RuntimeUnreachable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The daemon that the test command started for itself: only such a one may be killed. Its number stands in `pid`
/// beside its socket.
record TestDaemon(Path pidFile, List<String> command) {
    static Optional<TestDaemon> of(Path socket) throws IOException {
        var pidFile = socket.resolveSibling("pid");
        if (Files.notExists(pidFile)) return Optional.empty();
        var line = Files.readString(Path.of("/proc", pid(pidFile), "cmdline"), StandardCharsets.UTF_8);
        return Optional.of(new TestDaemon(pidFile, List.of(line.split("\0"))));
    }

    private static String pid(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    /// As `kill -9` does it: nobody is told, and nothing is cleaned up.
    void kill() throws IOException {
        var process = ProcessHandle.of(Long.parseLong(pid(pidFile))).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /// With the same command line, over the same folders, and once more where it does not come up: after a kill its
    /// containerd often needs that, and a service manager does so too. Goes on when the tests end.
    void start() throws IOException, InterruptedException {
        var log = ProcessBuilder.Redirect.appendTo(Path.of(System.getProperty("millrace.home"), "target/dockerd.log")
                .toFile());
        for (int attempt = 1; attempt <= 4; attempt++) {
            var process = new ProcessBuilder(command)
                    .redirectOutput(log)
                    .redirectError(log)
                    .start();
            if (answers(process)) return;
        }
        throw new IllegalStateException("the daemon does not start again: " + command);
    }

    private static boolean answers(Process process) throws InterruptedException {
        try (var daemon = Daemon.at(DockerLabs.address())) {
            while (process.isAlive()) {
                try {
                    daemon.ping();
                    return true;
                } catch (RuntimeUnreachable e) {
                    TimeUnit.MILLISECONDS.sleep(200);
                }
            }
            return false;
        }
    }
}
