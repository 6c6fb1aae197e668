package dev.millrace.grader.pool;

import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.sandbox.Launch;
import dev.millrace.grader.sandbox.NoSandbox;
import dev.millrace.grader.worker.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Run once while the module is packaged: a worker grades the sample and leaves an archive of what it loaded and linked
/// (`-XX:AOTCache`, JDK 25), with which later workers start in a fraction of the time. Paths and times of the jars are
/// part of the archive.
public final class Training {
    private static final int SAMPLES = 10;
    private static final long SECONDS = 120;

    private Training() {}

    /// Trains, unless the archive is newer than every jar.
    ///
    /// @param args the folders `dist` and `api`, and the archive to write
    @SuppressWarnings("SystemOut") // the line belongs to the build's log
    public static void main(String[] args) throws IOException, InterruptedException {
        var command = WorkerCommand.of(Path.of(System.getProperty("java.home")), Path.of(args[0]), Path.of(args[1]));
        var archive = Path.of(args[2]);
        if (!upToDate(archive, command)) {
            Files.deleteIfExists(archive);
            train(
                    new WorkerCommand(
                            command.javaHome(), command.dist(), command.api(), Optional.empty(), command.natives()),
                    archive);
            System.out.println("worker archive: " + (Files.exists(archive) ? Files.size(archive) >> 20 : 0) + " MiB");
        }
    }

    private static boolean upToDate(Path archive, WorkerCommand command) throws IOException {
        if (!Files.exists(archive)) {
            return false;
        }
        var written = Files.getLastModifiedTime(archive);
        for (var jar : command.dist()) {
            if (Files.getLastModifiedTime(jar).compareTo(written) > 0) {
                return false;
            }
        }
        return true;
    }

    private static void train(WorkerCommand command, Path archive) throws IOException, InterruptedException {
        var root = Folder.root(Path.of(System.getProperty("java.io.tmpdir")));
        try (var launcher = new WorkerLauncher(command, new NoSandbox(), root, l -> training(l, archive))) {
            var worker = launcher.start(Limits.DEFAULT.memoryBytes());
            for (var sample : WarmUp.samples(SAMPLES, Duration.ofSeconds(60))) {
                if (!sample.test(worker)) {
                    throw new IOException("the sample did not run: " + worker.noise());
                }
            }
            worker.letEnd(SECONDS, TimeUnit.SECONDS);
        } finally {
            Folder.remove(root);
        }
    }

    private static Launch training(Launch launch, Path archive) {
        var arguments = new ArrayList<String>();
        arguments.add("-XX:AOTCacheOutput=" + archive);
        arguments.add("-D" + Main.TRAINING + "=true");
        arguments.addAll(launch.arguments());
        return launch.with(arguments);
    }
}
