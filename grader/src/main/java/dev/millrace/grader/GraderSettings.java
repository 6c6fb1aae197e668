package dev.millrace.grader;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;

/// How the grader is set up.
///
/// @param distFolder jars of the worker's class path, `grader/target/dist`
/// @param apiFolder jars that a submission is compiled against, `grader/target/api`
/// @param javaHome the JDK (not a JRE: the worker compiles) that runs the workers
/// @param tempFolder where workers keep their state; emptied of what a worker leaves
/// @param sandbox which sandbox to use
/// @param reachable whether others than the users of this machine can submit; then nothing runs without a sandbox
/// @param warm idle workers to hold ready for owners who have none yet
/// @param workers most worker processes at once, idle ones included
/// @param running most gradings at once; the rest wait in line
/// @param queue most gradings waiting; beyond it a submission is refused with a clear message
/// @param warmUps sample gradings that a new worker does before it is ready
/// @param compileTime wall-clock limit for the compiler
public record GraderSettings(
        Path distFolder,
        Path apiFolder,
        Path javaHome,
        Path tempFolder,
        SandboxChoice sandbox,
        boolean reachable,
        int warm,
        int workers,
        int running,
        int queue,
        int warmUps,
        Duration compileTime) {
    /// Room for a worker that has graded; 24 of them kept 135 to 140 MiB resident each.
    private static final long WORKER_BYTES = 200L << 20;

    private static final int MOST_WORKERS = 64;

    /// What sandbox to run in.
    public enum SandboxChoice {
        /// The best that works on this machine.
        BEST,
        BUBBLEWRAP,
        DOCKER,
        NONE
    }

    /// Settings for this machine.
    ///
    /// @param home the repository folder, as in the system property `millrace.home`
    public static GraderSettings of(Path home) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new GraderSettings(
                home.resolve("grader/target/dist"),
                home.resolve("grader/target/api"),
                Path.of(System.getProperty("java.home")),
                Path.of(System.getProperty("java.io.tmpdir")),
                SandboxChoice.BEST,
                false,
                2,
                workersFor(physicalMemory()),
                Math.max(2, cores),
                256,
                4,
                Duration.ofSeconds(15));
    }

    /// As many as a quarter of the memory holds, so that every student of a class keeps a worker between attempts.
    static int workersFor(long memoryBytes) {
        return Math.clamp(memoryBytes / 4 / WORKER_BYTES, 4, MOST_WORKERS);
    }

    private static long physicalMemory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /// The same with another number of idle workers held ready; 0 starts each on demand, as a command line wants.
    public GraderSettings withWarm(int warm, int warmUps) {
        return with(tempFolder, sandbox, reachable, warm, workers, warmUps);
    }

    public GraderSettings withSandbox(SandboxChoice sandbox) {
        return with(tempFolder, sandbox, reachable, warm, workers, warmUps);
    }

    /// The same for a server that others can reach, or that they cannot.
    public GraderSettings withReachable(boolean reachable) {
        return with(tempFolder, sandbox, reachable, warm, workers, warmUps);
    }

    /// The same with room for so many workers.
    public GraderSettings withWorkers(int workers) {
        return with(tempFolder, sandbox, reachable, warm, workers, warmUps);
    }

    /// The same with workers' folders in another folder.
    public GraderSettings withTemp(Path tempFolder) {
        return with(tempFolder, sandbox, reachable, warm, workers, warmUps);
    }

    private GraderSettings with(Path temp, SandboxChoice choice, boolean open, int ready, int most, int samples) {
        return new GraderSettings(
                distFolder, apiFolder, javaHome, temp, choice, open, ready, most, running, queue, samples, compileTime);
    }
}
