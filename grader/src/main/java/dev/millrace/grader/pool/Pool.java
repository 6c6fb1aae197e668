package dev.millrace.grader.pool;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The workers that live: fresh ones that belong to nobody yet, idle ones that wait for their owner's next attempt, and
/// those at work. Bounded by number and by free memory: when there is no room, the one that was idle longest goes.
/// [Refill] brings fresh ones. Safe for many threads.
///
/// @param <W> the workers; a test keeps a pool of something cheaper
final class Pool<W extends Pool.Member> implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    private static final Duration LAST_WAIT = Duration.ofSeconds(10);

    /// What a pool must know of a worker.
    interface Member extends AutoCloseable {
        /// Gives it to an owner, for good.
        ///
        /// @throws IllegalStateException when it has another owner
        void assign(String owner);

        /// Gradings so far.
        int uses();

        long memoryBytes();

        boolean alive();

        @Override
        void close();
    }

    /// How a new worker comes to be.
    interface Starter<W> {
        W start(long memoryBytes) throws IOException;
    }

    private record Idle<W>(W worker, Instant since) {}

    private final PoolSize size;
    private final Starter<W> starter;
    private final BooleanSupplier memory;
    private final InstantSource clock;
    private final Demand demand;
    private final Farewells farewells = new Farewells();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<W> fresh = new ArrayDeque<>();
    private final Map<String, Idle<W>> idle = new LinkedHashMap<>();
    private final Map<W, String> atWork = new HashMap<>();
    private final Set<W> warming = new HashSet<>();
    private int starting;
    private int refilling;
    private int waiting;
    private boolean closed;

    /// @param memory whether the machine has memory for one worker more
    Pool(PoolSize size, Starter<W> starter, BooleanSupplier memory, InstantSource clock) {
        this.size = size;
        this.starter = starter;
        this.memory = memory;
        this.clock = clock;
        this.demand = new Demand(size.lately());
    }

    /// For a grading: the owner's own worker, or a fresh one, or one that is just being made ready, or a new one.
    ///
    /// @throws IOException when a worker cannot be started
    W acquire(String owner, long memoryBytes) throws IOException {
        var ready = locked(() -> {
            var own = own(owner);
            own.filter(w -> w.memoryBytes() != memoryBytes).ifPresent(this::end);
            var found = own.filter(w -> w.memoryBytes() == memoryBytes)
                    .or(() -> memoryBytes == size.usualMemory() ? awaitFresh() : Optional.empty());
            found.ifPresentOrElse(w -> give(w, owner), this::makeRoomForOne);
            return found;
        });
        return ready.isPresent() ? ready.get() : startFor(owner, memoryBytes);
    }

    /// For something that can wait: the owner's own worker, or a fresh one that can be replaced at once.
    Optional<W> offer(String owner) {
        return locked(() -> {
            var found = own(owner).or(() -> room() ? pollFresh() : Optional.empty());
            found.ifPresentOrElse(w -> give(w, owner), () -> demand.expect(owner, clock.instant()));
            return found;
        });
    }

    /// This owner will want a worker soon.
    void expect(String owner) {
        locked(() -> {
            demand.expect(owner, clock.instant());
            return true;
        });
    }

    /// Takes a worker back.
    ///
    /// @param healthy whether it may serve its owner again
    void release(W worker, boolean healthy) {
        locked(() -> {
            var owner = atWork.remove(worker);
            if (owner == null || closed || !healthy || !worker.alive() || worker.uses() >= size.uses()) {
                end(worker);
                return false;
            }
            var before = idle.put(owner, new Idle<>(worker, clock.instant()));
            if (before != null) {
                end(before.worker());
            }
            return true;
        });
    }

    /// Workers that are ready for a new owner.
    int ready() {
        return locked(fresh::size);
    }

    /// All workers, those included that are being started.
    int living() {
        return locked(this::count);
    }

    /// Announces one fresh worker, which comes with [#started], then [#add]; or not, with [#failed].
    ///
    /// @return false when no more are wanted now
    boolean begin() {
        return locked(() -> {
            boolean wanted = wanted();
            refilling += wanted ? 1 : 0;
            return wanted;
        });
    }

    void started(W worker) {
        locked(() -> {
            refilling--;
            warming.add(worker);
            if (closed) {
                end(worker);
            }
            return true;
        });
    }

    void add(W worker) {
        locked(() -> {
            warming.remove(worker);
            if (closed || !worker.alive()) {
                end(worker);
                return false;
            }
            return fresh.add(worker);
        });
    }

    /// @param worker the one that was started, if it came so far
    void failed(Optional<W> worker) {
        locked(() -> {
            if (worker.isPresent()) {
                warming.remove(worker.get());
                end(worker.get());
            } else {
                refilling--;
            }
            return true;
        });
    }

    /// Whether somebody waits for the worker that is being made ready.
    boolean urgent() {
        return locked(() -> waiting > fresh.size());
    }

    /// Waits until a fresh worker is wanted, but not longer than that.
    void awaitWish(Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lockInterruptibly();
        try {
            while (left > 0 && !closed && !wanted()) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Ends what waited too long for its owner, and fresh workers that nobody will want.
    void tend() {
        locked(() -> {
            var before = clock.instant().minus(size.idle());
            var old = idle.entrySet().iterator();
            while (old.hasNext()) {
                var one = old.next().getValue();
                if (one.since().isBefore(before)) {
                    end(one.worker());
                    old.remove();
                }
            }
            if (fresh.size() > target()) {
                end(fresh.removeLast());
            }
            return true;
        });
    }

    boolean closed() {
        return locked(() -> closed);
    }

    private W startFor(String owner, long memoryBytes) throws IOException {
        Optional<W> started = Optional.empty();
        try {
            started = Optional.of(starter.start(memoryBytes));
            return started.get();
        } finally {
            var worker = started;
            locked(() -> {
                starting--;
                worker.ifPresent(w -> give(w, owner));
                return true;
            });
        }
    }

    private void give(W worker, String owner) {
        worker.assign(owner);
        atWork.put(worker, owner);
        demand.came(owner, clock.instant());
        if (closed) {
            end(worker);
        }
    }

    private Optional<W> own(String owner) {
        var own = Optional.ofNullable(idle.remove(owner)).map(Idle::worker);
        own.filter(w -> !w.alive()).ifPresent(this::end);
        return own.filter(Member::alive);
    }

    private Optional<W> pollFresh() {
        for (var worker = fresh.poll(); worker != null; worker = fresh.poll()) {
            if (worker.alive()) {
                return Optional.of(worker);
            }
            end(worker);
        }
        return Optional.empty();
    }

    /// A worker that is being made ready is there sooner than one that begins now.
    private Optional<W> awaitFresh() {
        var found = pollFresh();
        if (found.isPresent() || refilling + warming.size() <= waiting) {
            return found;
        }
        long left = PATIENCE;
        waiting++;
        try {
            while (fresh.isEmpty() && refilling + warming.size() > 0 && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting--;
        }
        return pollFresh();
    }

    private void makeRoomForOne() {
        var longestIdle = idle.values().iterator();
        if (longestIdle.hasNext() && !room()) {
            end(longestIdle.next().worker());
            longestIdle.remove();
        } else if (!fresh.isEmpty() && count() >= size.most()) {
            end(fresh.removeLast());
        }
        starting++;
    }

    private boolean wanted() {
        return !closed && fresh.size() + refilling + warming.size() < target() && room();
    }

    private int target() {
        var owners = new HashSet<>(idle.keySet());
        owners.addAll(atWork.values());
        return size.warm() == 0 ? 0 : Math.max(size.warm(), demand.level(owners, clock.instant()));
    }

    private boolean room() {
        return count() < size.most() && memory.getAsBoolean();
    }

    private int count() {
        return fresh.size() + idle.size() + atWork.size() + warming.size() + starting + refilling;
    }

    private void end(W worker) {
        farewells.say(worker);
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /// Ends every worker, those at work too, and waits for them to be gone.
    @Override
    public void close() {
        locked(() -> {
            closed = true;
            var all = new ArrayList<>(fresh);
            idle.values().forEach(one -> all.add(one.worker()));
            all.addAll(atWork.keySet());
            all.addAll(warming);
            all.forEach(this::end);
            fresh.clear();
            idle.clear();
            return true;
        });
        awaitStarts();
        farewells.await(LAST_WAIT);
    }

    /// What is being started is ended as soon as it is there.
    private void awaitStarts() {
        long left = LAST_WAIT.toNanos();
        lock.lock();
        try {
            while (starting + refilling > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
