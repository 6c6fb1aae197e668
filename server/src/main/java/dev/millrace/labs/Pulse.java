package dev.millrace.labs;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Tells any number of waiting threads that something changed, without queueing what: who wakes looks at how things
/// are now. Thread-safe.
final class Pulse {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition beaten = lock.newCondition();
    private long count;

    void beat() {
        lock.lock();
        try {
            count++;
            beaten.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there was a beat after `seen`, or the time is over; returns the count.
    long await(long seen, Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (count == seen && left > 0) left = beaten.awaitNanos(left);
            return count;
        } finally {
            lock.unlock();
        }
    }
}
