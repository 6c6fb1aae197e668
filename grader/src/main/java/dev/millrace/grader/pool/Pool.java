package dev.millrace.grader.pool;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The workers that live: fresh ones that belong to nobody yet, and idle ones that wait for their owner's next attempt.
/// Bounded: when all places are taken the worker that was idle longest goes. Safe for many threads.
final class Pool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pool.class);

    /// A worker is replaced after so many gradings, before what a submission left behind adds up.
    private static final int USES = 50;

    private final WorkerLauncher launcher;
    private final Consumer<Worker> warmUp;
    private final int warm;
    private final int most;
    private final long usualMemory;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Worker> fresh = new ArrayDeque<>();
    private final Map<String, Worker> idle = new LinkedHashMap<>();
    private int living;
    private boolean refilling;
    private volatile boolean closed;

    Pool(WorkerLauncher launcher, Consumer<Worker> warmUp, int warm, int most, long usualMemory) {
        this.launcher = launcher;
        this.warmUp = warmUp;
        this.warm = warm;
        this.most = most;
        this.usualMemory = usualMemory;
        refill();
    }

    /// The owner's own worker, or a fresh one, or a new one.
    ///
    /// @throws IOException when a worker cannot be started
    Worker acquire(String owner, long memoryBytes) throws IOException {
        var worker = take(owner, memoryBytes);
        if (worker.isEmpty()) {
            makeRoom();
            worker = Optional.of(start(memoryBytes));
        }
        worker.get().assign(owner);
        refill();
        return worker.get();
    }

    /// Gives a worker back.
    ///
    /// @param healthy whether it may serve its owner again
    void release(Worker worker, boolean healthy) {
        var ended = new ArrayList<Worker>();
        lock.lock();
        try {
            if (closed || !healthy || !worker.alive() || worker.uses() >= USES) {
                ended.add(worker);
            } else {
                var before = idle.put(worker.owner().orElseThrow(), worker);
                if (before != null) {
                    ended.add(before);
                }
            }
            living -= ended.size();
        } finally {
            lock.unlock();
        }
        ended.forEach(Worker::close);
        refill();
    }

    /// Workers that are ready for a new owner.
    int ready() {
        lock.lock();
        try {
            return fresh.size();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Worker> take(String owner, long memoryBytes) {
        lock.lock();
        try {
            var own = idle.remove(owner);
            if (own != null && own.alive() && own.memoryBytes() == memoryBytes) {
                return Optional.of(own);
            }
            if (own != null) {
                end(own);
            }
            while (memoryBytes == usualMemory && !fresh.isEmpty()) {
                var worker = fresh.poll();
                if (worker.alive()) {
                    return Optional.of(worker);
                }
                end(worker);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom() {
        lock.lock();
        try {
            var longestIdle = idle.values().iterator();
            if (living >= most && longestIdle.hasNext()) {
                end(longestIdle.next());
                longestIdle.remove();
            } else if (living >= most && !fresh.isEmpty()) {
                end(fresh.removeLast());
            }
        } finally {
            lock.unlock();
        }
    }

    /// Under the lock: the closing itself happens elsewhere.
    private void end(Worker worker) {
        living--;
        Thread.startVirtualThread(worker::close);
    }

    private Worker start(long memoryBytes) throws IOException {
        lock.lock();
        try {
            living++;
        } finally {
            lock.unlock();
        }
        try {
            return launcher.start(memoryBytes);
        } catch (IOException | RuntimeException e) {
            lock.lock();
            try {
                living--;
            } finally {
                lock.unlock();
            }
            throw e;
        }
    }

    private void refill() {
        lock.lock();
        try {
            if (closed || refilling || fresh.size() >= warm || living >= most) {
                return;
            }
            refilling = true;
        } finally {
            lock.unlock();
        }
        Thread.startVirtualThread(this::addFresh);
    }

    private void addFresh() {
        boolean added = false;
        try {
            var worker = start(usualMemory);
            warmUp.accept(worker);
            added = keep(worker);
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                LOG.warn("event=worker-not-started reason=\"{}\"", e.getMessage());
            }
        } finally {
            refilled();
        }
        if (added) {
            refill();
        }
    }

    private void refilled() {
        lock.lock();
        try {
            refilling = false;
        } finally {
            lock.unlock();
        }
    }

    private boolean keep(Worker worker) {
        lock.lock();
        try {
            if (!closed && worker.alive()) {
                fresh.add(worker);
                return true;
            }
            end(worker);
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        List<Worker> all;
        lock.lock();
        try {
            closed = true;
            all = new ArrayList<>(fresh);
            all.addAll(idle.values());
            fresh.clear();
            idle.clear();
        } finally {
            lock.unlock();
        }
        all.forEach(Worker::close);
    }
}
