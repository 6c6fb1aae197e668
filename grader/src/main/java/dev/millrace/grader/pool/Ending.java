package dev.millrace.grader.pool;

import dev.millrace.grader.CheckResult;
import dev.millrace.grader.Limit;
import dev.millrace.grader.frames.FromWorker;
import dev.millrace.grader.worker.Main;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds out why a worker stopped answering, and says it in a student's words.
final class Ending {
    private static final int OUT_OF_MEMORY = 3;
    private static final int SIGXCPU = 128 + 24;
    private static final int SIGXFSZ = 128 + 25;

    private final Worker worker;
    private final List<CheckResult> checks;

    Ending(Worker worker, List<CheckResult> checks) {
        this.worker = worker;
        this.checks = List.copyOf(checks);
    }

    /// The worker's own words for it. They come from the sandbox, so they are cut and the limit must be known.
    Ran said(FromWorker.Exceeded exceeded) {
        var limit = List.of(Limit.values()).stream()
                .filter(l -> l.json().equals(exceeded.limit()))
                .findFirst()
                .orElse(Limit.OUTPUT);
        return limit == Limit.MEMORY ? outOfMemory() : over(limit, cut(exceeded.message()));
    }

    Ran exited() {
        return over(
                Limit.EXIT,
                "Your program ended its own process, as System.exit does. Return the topology and let the grader run"
                        + " it.");
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
            return over(Limit.PRINT, "Your program printed more than is read. Remove the prints.");
        }
        return memory().orElseGet(() -> byExit(worker.exitCode()));
    }

    private Optional<Ran> memory() {
        int code = worker.exitCode();
        var noise = worker.noise();
        if (noise.contains("unable to create native thread")) {
            return Optional.of(over(
                    Limit.THREADS,
                    "Your program started more threads than it may. A stream processor needs none: Kafka Streams calls"
                            + " it."));
        }
        if (code == OUT_OF_MEMORY || noise.contains("OutOfMemoryError")) {
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

    private Ran byExit(int code) {
        return switch (code) {
            case SIGXCPU -> over(Limit.TIME, "Your program used more processor time than this lab gives.");
            case SIGXFSZ -> over(Limit.OUTPUT, "Your program wrote a larger file than it may.");
            case Main.BROKEN -> new Ran.Broken("the worker failed: " + worker.noise());
            default -> code >= 128 ? new Ran.Broken("the worker was ended by signal " + (code - 128)) : exited();
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

    private static String cut(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500);
    }
}
