package dev.millrace.grader.pool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/// Who grades next: a bounded line before a fixed number of places, first come first served, where everybody knows how
/// many are before them. Safe for many threads.
final class Line {
    private final int places;
    private final int longest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Deque<Object> waiting = new ArrayDeque<>();
    private int inside;

    Line(int places, int longest) {
        this.places = places;
        this.longest = longest;
    }

    /// Waits for a place. Each entrant leaves with [#leave].
    ///
    /// @param progress told the place in line when it changes, 1 is next
    /// @return false when the line is full, or the wait was interrupted
    boolean enter(IntConsumer progress) {
        var me = new Object();
        lock.lock();
        try {
            if (inside < places && waiting.isEmpty()) {
                inside++;
                return true;
            }
            if (waiting.size() >= longest) {
                return false;
            }
            waiting.add(me);
            await(me, progress);
            inside++;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.remove(me);
            moved.signalAll();
            lock.unlock();
        }
    }

    /// Takes a place that nobody waits for, when so many stay free after it.
    boolean tryEnter(int free) {
        lock.lock();
        try {
            boolean room = waiting.isEmpty() && inside < places - free;
            if (room) {
                inside++;
            }
            return room;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until a place is free and nobody waits for one, but not longer than that.
    ///
    /// @return whether that is so now
    boolean awaitQuiet(Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (left > 0 && (inside >= places || !waiting.isEmpty())) {
                left = moved.awaitNanos(left);
            }
            return inside < places && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            inside--;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void await(Object me, IntConsumer progress) throws InterruptedException {
        int told = 0;
        while (place(me) > 1 || inside >= places) {
            int place = place(me);
            if (place != told) {
                told = place;
                progress.accept(place);
            }
            moved.await();
        }
    }

    private int place(Object me) {
        int place = 1;
        for (var other : waiting) {
            if (other.equals(me)) {
                break;
            }
            place++;
        }
        return place;
    }
}
