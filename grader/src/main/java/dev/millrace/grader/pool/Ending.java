package dev.millrace.grader.pool;

import dev.millrace.grader.CheckResult;
import dev.millrace.grader.Limit;
import dev.millrace.grader.frames.FromWorker;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds out why a worker stopped answering, and says it in a student's words.
final class Ending {
    private static final int OUT_OF_MEMORY = 3;
    private static final int SIGXCPU = 128 + 24;
    private static final int SIGXFSZ = 128 + 25;

    private static final int SIGKILL = 128 + 9;
    private static final int SIGTERM = 128 + 15;

    private final Worker worker;
    private final List<CheckResult> checks;

    Ending(Worker worker, List<CheckResult> checks) {
        this.worker = worker;
        this.checks = List.copyOf(checks);
    }

    /// The worker's own words for it, or ours where it has none. They come from the sandbox, so the limit must be
    /// known.
    Ran said(FromWorker.Exceeded exceeded) {
        var limit = List.of(Limit.values()).stream()
                .filter(l -> l.json().equals(exceeded.limit()))
                .findFirst()
                .orElse(Limit.OUTPUT);
        if (limit == Limit.MEMORY) {
            return outOfMemory();
        }
        return exceeded.message().isBlank() ? plainly(limit) : over(limit, exceeded.message());
    }

    private Ran plainly(Limit limit) {
        return switch (limit) {
            case THREADS -> tooManyThreads();
            case PRINT -> printedTooMuch();
            case EXIT -> exited();
            case TIME, MEMORY, OUTPUT, SOURCE -> tooMuch();
        };
    }

    Ran exited() {
        return over(
                Limit.EXIT,
                "Your program ended its own process, as System.exit does, or broke it. Return the topology and let the"
                        + " grader run it.");
    }

    Ran tooMuch() {
        return over(
                Limit.OUTPUT,
                "More came out of your program than is read. Look for an operator that multiplies records, or very"
                        + " large values.");
    }

    /// The connection is gone: the deadline, the printing or the exit code tells.
    ///
    /// @param doing what had a deadline, "This case"
    Ran gone(String doing, Duration deadline) {
        if (worker.timedOut()) {
            return over(
                    Limit.TIME,
                    doing + " took longer than " + seconds(deadline)
                            + ". Look for a loop that never ends, or a wait that nobody ends.");
        }
        if (worker.printedTooMuch()) {
            return printedTooMuch();
        }
        return memory().orElseGet(() -> byExit(worker.exitCode()));
    }

    private Optional<Ran> memory() {
        int code = worker.exitCode();
        var noise = worker.noise();
        if (noise.contains("unable to create native thread")) {
            return Optional.of(tooManyThreads());
        }
        if (code == OUT_OF_MEMORY || worker.outOfMemory() || noise.contains("OutOfMemoryError")) {
            return Optional.of(outOfMemory());
        }
        return Optional.empty();
    }

    private Ran outOfMemory() {
        return over(
                Limit.MEMORY,
                "Your program used more than the " + (worker.memoryBytes() >> 20)
                        + " MiB of memory that this lab gives. Look for a collection that only grows.");
    }

    private Ran printedTooMuch() {
        return over(Limit.PRINT, "Your program printed more than is read. Remove the prints.");
    }

    private Ran tooManyThreads() {
        return over(
                Limit.THREADS,
                "Your program started more threads than it may. A stream processor needs none: Kafka Streams calls it.");
    }

    /// Who is ended from outside, or cannot have ended the process, is not to blame for its end.
    private Ran byExit(int code) {
        return switch (code) {
            case SIGXCPU -> over(Limit.TIME, "Your program used more processor time than this lab gives.");
            case SIGXFSZ -> over(Limit.OUTPUT, "Your program wrote a larger file than it may.");
            case SIGKILL, SIGTERM -> new Ran.Broken("the worker was ended by signal " + (code - 128));
            default ->
                worker.runsPlainCode()
                        ? new Ran.Broken("the worker ended with code " + code + ": " + worker.noise())
                        : exited();
        };
    }

    private Ran over(Limit limit, String message) {
        return new Ran.Over(limit, message, checks);
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0
                ? time.toSeconds() + " s"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
