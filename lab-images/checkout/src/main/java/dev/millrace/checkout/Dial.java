package dev.millrace.checkout;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// How one service behaves: how long its work takes, and whether it runs. Thread-safe.
public final class Dial {
    public static final Duration SLOWEST = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turned = lock.newCondition();
    private Duration latency = Duration.ZERO;
    private boolean running = true;

    public Duration latency() {
        return locked(() -> latency);
    }

    public boolean running() {
        return locked(() -> running);
    }

    /// Sets how long the work takes; what is out of range becomes the nearest that is in it.
    public void latency(Duration time) {
        locked(() -> {
            latency = time.isNegative() ? Duration.ZERO : time.compareTo(SLOWEST) > 0 ? SLOWEST : time;
            turned.signalAll();
            return true;
        });
    }

    public void running(boolean on) {
        locked(() -> running = on);
    }

    /// Takes as long as the work takes; a dial that is turned meanwhile counts at once.
    void work() throws InterruptedException {
        long began = System.nanoTime();
        lock.lockInterruptibly();
        try {
            long left;
            while ((left = began + latency.toNanos() - System.nanoTime()) > 0) {
                long _ = turned.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
            }
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
