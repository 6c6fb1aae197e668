package dev.millrace.grader.pool;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Closes workers in the background, because a process takes its time to end and nobody should wait for it. Safe for
/// many threads.
final class Farewells {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private int running;

    void say(Pool.Member worker) {
        count(1);
        Thread.startVirtualThread(() -> {
            try {
                worker.close();
            } finally {
                count(-1);
            }
        });
    }

    /// Waits until all are closed, but not longer than that.
    void await(Duration longest) {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (running > 0 && left > 0) {
                left = done.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void count(int change) {
        lock.lock();
        try {
            running += change;
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
