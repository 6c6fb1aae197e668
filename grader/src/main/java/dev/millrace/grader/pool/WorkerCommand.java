package dev.millrace.grader.pool;

import dev.millrace.grader.sandbox.Launch;
import dev.millrace.grader.sandbox.Probe;
import dev.millrace.grader.sandbox.Sandbox;
import dev.millrace.grader.worker.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The command line of a worker JVM.
///
/// @param dist jars of its class path, sorted, because an archive of classes wants the same order every time
/// @param api jars that a submission is compiled against
/// @param archive of classes that the packaging trained, see [Training]; a JVM that finds it unfit does without
/// @param natives folder of libraries that jars would unpack into the temporary folder, which may forbid to run them
public record WorkerCommand(
        Path javaHome, List<Path> dist, List<Path> api, Optional<Path> archive, Optional<Path> natives) {
    /// The compiler fills it once for a submission of usual size: a larger one costs memory, a smaller one time.
    private static final long YOUNG = 20L << 20;

    public WorkerCommand {
        dist = List.copyOf(dist);
        api = List.copyOf(api);
    }

    /// The command for jars in these folders.
    ///
    /// @throws UncheckedIOException when there are none: the module is not packaged
    public static WorkerCommand of(Path javaHome, Path distFolder, Path apiFolder) {
        var archive = Optional.of(distFolder.resolveSibling("worker.aot")).filter(Files::isReadable);
        var natives = Optional.of(distFolder.resolveSibling("native")).filter(Files::isDirectory);
        return new WorkerCommand(javaHome, jars(distFolder), jars(apiFolder), archive, natives);
    }

    /// @param folder the worker's own; its child `s` is where [#socket] lies
    Launch launch(int number, Path folder, long memoryBytes, Sandbox sandbox) {
        var launch = new Launch(number, javaHome, readable(), folder.resolve("s"), folder, memoryBytes, List.of());
        var temp = sandbox.tempFolder(launch);
        var arguments = flags(memoryBytes, temp);
        arguments.add(Main.class.getName());
        arguments.addAll(List.of(socket(folder).toString(), temp, path(api)));
        return launch.with(arguments);
    }

    static Path socket(Path folder) {
        return folder.resolve("s").resolve("s");
    }

    /// The launch that proves a sandbox, without the arguments of the probe.
    ///
    /// @param folder an empty folder, seen from inside like a worker's with its socket
    Launch probe(Path folder) {
        long memoryBytes = 64L << 20;
        var arguments = flags(memoryBytes, "/tmp");
        arguments.add(Probe.class.getName());
        return new Launch(0, javaHome, readable(), folder, folder, memoryBytes, arguments);
    }

    /// C1 and the serial collector: a worker lives for a few short runs (measured in shared figures,
    /// docs/performance.md).
    private List<String> flags(long memoryBytes, String temp) {
        long young = Math.min(YOUNG, memoryBytes / 4);
        var flags = new ArrayList<>(List.of(
                "-Xmx" + (memoryBytes >> 20) + "m",
                "-Xms" + ((2 * young) >> 20) + "m",
                "-Xmn" + (young >> 20) + "m",
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:-ShrinkHeapInSteps",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisableAttachMechanism",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=/dev/null",
                "-Djava.io.tmpdir=" + temp,
                "-Duser.language=en",
                "-Duser.timezone=UTC",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                path(dist)));
        archive.ifPresent(file -> flags.addFirst("-XX:AOTCache=" + file));
        natives.ifPresent(folder -> flags.addFirst("-Djava.library.path=" + folder));
        return flags;
    }

    private List<Path> readable() {
        var jars = new ArrayList<>(dist);
        jars.addAll(api);
        archive.ifPresent(jars::add);
        natives.ifPresent(jars::add);
        return jars;
    }

    private static String path(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> jars(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no jars in " + folder + ": the grader is not packaged", e);
        }
    }
}
