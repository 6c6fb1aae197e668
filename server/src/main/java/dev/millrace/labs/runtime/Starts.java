package dev.millrace.labs.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The starts in flight of one runtime: one a lab, so many at a time, each cut short on request. Thread-safe.
public final class Starts {
    private final Map<LabId, Start> inFlight = new ConcurrentHashMap<>();
    private final StartLine line;
    private final Duration wait;

    /// Nothing in flight.
    ///
    /// @param width how many at a time; the others wait in line
    /// @param wait how long one may wait for its turn
    public Starts(int width, Duration wait) {
        this.line = new StartLine(width);
        this.wait = wait;
    }

    /// What a runtime does when it is a lab's turn.
    public interface Boot {
        /// Boots the lab; `start` tells whether it is still wanted.
        StartResult of(Start start) throws InterruptedException;
    }

    /// One start.
    public static final class Start {
        private volatile boolean cancelled;

        private Start() {}

        public boolean cancelled() {
            return cancelled;
        }
    }

    /// Waits for the lab's turn and boots it. A runtime that cannot be reached meanwhile is a failure of that reason.
    public StartResult run(LabId lab, LabRuntime.Progress progress, Boot boot) {
        var start = new Start();
        if (inFlight.putIfAbsent(lab, start) != null) throw new IllegalStateException("lab=" + lab + " is starting");
        try {
            if (!line.enter(progress, start::cancelled, wait)) return gaveUp(start);
            try {
                return boot.of(start);
            } finally {
                line.leave();
            }
        } catch (RuntimeUnreachable e) {
            return StartResult.failed(Failure.Reason.UNREACHABLE, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new StartResult.Cancelled();
        } finally {
            inFlight.remove(lab, start);
        }
    }

    private static StartResult gaveUp(Start start) {
        if (start.cancelled) return new StartResult.Cancelled();
        return StartResult.failed(Failure.Reason.TOO_SLOW, "no turn in the line of starting labs");
    }

    /// Cuts short the lab's start, if there is one.
    public void cancel(LabId lab) {
        var start = inFlight.get(lab);
        if (start != null) start.cancelled = true;
    }

    /// Whether the lab is being started.
    public boolean has(LabId lab) {
        return inFlight.containsKey(lab);
    }
}
