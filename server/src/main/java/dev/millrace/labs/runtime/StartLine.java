package dev.millrace.labs.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// At most so many starts at a time: more than the machine has cores only make each other late. First come, first
/// served, and everybody knows their place. Thread-safe.
final class StartLine {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final List<Object> line = new ArrayList<>();
    private final int width;
    private int inside;

    StartLine(int width) {
        this.width = width;
    }

    /// Waits for a place; false where `givenUp` came true or the wait was over first. Pair with [#leave].
    boolean enter(LabRuntime.Progress progress, BooleanSupplier givenUp, Duration wait) {
        var ticket = new Object();
        long end = System.nanoTime() + wait.toNanos();
        lock.lock();
        try {
            line.add(ticket);
            int told = 0;
            while (inside >= width || line.indexOf(ticket) > 0) {
                if (givenUp.getAsBoolean() || System.nanoTime() > end) return false;
                int place = line.indexOf(ticket) + 1;
                if (place != told) progress.at(new Phase.InLine(place));
                told = place;
                var _ = moved.awaitNanos(LOOK_NANOS);
            }
            inside++;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            line.remove(ticket);
            moved.signalAll();
            lock.unlock();
        }
    }

    /// Gives the place back.
    void leave() {
        lock.lock();
        try {
            inside--;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
