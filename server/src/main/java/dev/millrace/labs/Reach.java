package dev.millrace.labs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Whether the runtime can be reached, and since when not. Who finds out says so; who needs it waits. Thread-safe.
final class Reach {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<Lost> lost = Optional.empty();
    private long nudges;
    private boolean closed;

    /// @param sentence what the runtime says of it, for a person
    record Lost(Instant since, String sentence) {}

    Optional<Lost> lost() {
        lock.lock();
        try {
            return lost;
        } finally {
            lock.unlock();
        }
    }

    /// Somebody asked in vain.
    void lose(Instant now, String sentence) {
        lock.lock();
        try {
            lost = Optional.of(new Lost(lost.map(Lost::since).orElse(now), sentence));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The runtime says that it is worth trying at once.
    void nudge() {
        lock.lock();
        try {
            nudges++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void regain() {
        lock.lock();
        try {
            lost = Optional.empty();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns true when the runtime is lost, false once closed.
    boolean awaitLost() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && lost.isEmpty()) changed.await();
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// Returns when the runtime is back, or the labs are closed.
    void awaitBack() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && lost.isPresent()) changed.await();
        } finally {
            lock.unlock();
        }
    }

    /// Waits between two tries, shorter where the runtime says that it is back; false once closed.
    boolean pause(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            long seen = nudges;
            while (!closed && nudges == seen && left > 0) left = changed.awaitNanos(left);
            return !closed;
        } finally {
            lock.unlock();
        }
    }
}
