package dev.millrace.labs.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One operating-system process, told from a later one with the same number by when it started.
record BrokerProcess(long pid, Instant started) {
    /// The start is worked out from the machine's boot time, which moves a little when its clock is corrected.
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    static BrokerProcess of(ProcessHandle handle) {
        return new BrokerProcess(handle.pid(), handle.info().startInstant().orElse(Instant.now()));
    }

    static Optional<BrokerProcess> parse(String text) {
        var words = text.strip().split(" ", -1);
        if (words.length != 2) return Optional.empty();
        return Optional.of(new BrokerProcess(Long.parseLong(words[0]), Instant.parse(words[1])));
    }

    String text() {
        return pid + " " + started + "\n";
    }

    /// The process, if it is still there and still the same one.
    Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(BrokerProcess::runs).filter(this::same);
    }

    private boolean same(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) < 0)
                .orElse(false);
    }

    /// Halts the process where it stands.
    static void freeze(ProcessHandle handle) throws InterruptedException {
        signal(handle, "-STOP");
    }

    /// Lets a frozen process go on.
    static void thaw(ProcessHandle handle) throws InterruptedException {
        signal(handle, "-CONT");
    }

    /// Java itself sends no other signals than those that end a process.
    private static void signal(ProcessHandle handle, String signal) throws InterruptedException {
        try {
            var kill = new ProcessBuilder("kill", signal, String.valueOf(handle.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (kill.waitFor() != 0 && runs(handle)) {
                throw new IllegalStateException("pid=" + handle.pid() + " takes no signal " + signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run kill", e);
        }
    }

    /// Asks the process to end, then makes it; false where it is there all the same.
    static boolean end(ProcessHandle handle, Duration patience) throws InterruptedException {
        handle.destroy();
        thaw(handle); // a frozen one hears nothing
        if (gone(handle, patience)) return true;
        handle.destroyForcibly();
        return gone(handle, Duration.ofSeconds(5));
    }

    private static boolean gone(ProcessHandle handle, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (runs(handle)) {
            if (System.nanoTime() > end) return false;
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    /// False for a zombie too: a container's first process may never collect the children of a server that died.
    static boolean runs(ProcessHandle handle) {
        return handle.isAlive() && !isZombie(handle.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException notLinuxOrGone) {
            return false;
        }
    }
}
