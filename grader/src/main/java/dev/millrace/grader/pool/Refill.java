package dev.millrace.grader.pool;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts fresh workers for a pool and lets each run samples, in the background: it waits for a free core before each
/// step, unless somebody waits for the worker. A few at a time, fewer than there are cores.
final class Refill<W extends Pool.Member> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Refill.class);
    private static final Duration TICK = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Pool<W> pool;
    private final Pool.Starter<W> starter;
    private final long memoryBytes;
    private final List<Predicate<W>> samples;
    private final Line line;
    private final List<Thread> threads = new ArrayList<>();

    /// Begins at once.
    ///
    /// @param samples each runs on a new worker; false when it went wrong
    Refill(Pool<W> pool, Pool.Starter<W> starter, long memoryBytes, List<Predicate<W>> samples, Line line, int atOnce) {
        this.pool = pool;
        this.starter = starter;
        this.memoryBytes = memoryBytes;
        this.samples = List.copyOf(samples);
        this.line = line;
        for (int i = 0; i < atOnce; i++) {
            threads.add(Thread.ofVirtual().name("grader-refill-" + i).start(this::run));
        }
    }

    private void run() {
        try {
            while (!pool.closed()) {
                pool.tend();
                pool.awaitWish(TICK);
                awaitCore();
                if (pool.begin() && !bring()) {
                    Thread.sleep(TICK);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean bring() throws InterruptedException {
        Optional<W> worker = Optional.empty();
        boolean ready = false;
        try {
            worker = Optional.of(starter.start(memoryBytes));
            pool.started(worker.get());
            ready = warm(worker.get());
        } catch (IOException | RuntimeException e) {
            if (!pool.closed()) {
                LOG.warn("event=worker-not-started reason=\"{}\"", e.getMessage());
            }
        } finally {
            if (ready) {
                worker.ifPresent(pool::add);
            } else {
                pool.failed(worker);
            }
        }
        return ready;
    }

    private boolean warm(W worker) throws InterruptedException {
        for (var sample : samples) {
            if (pool.urgent()) {
                return true;
            }
            awaitCore();
            if (!sample.test(worker)) {
                return false;
            }
        }
        return true;
    }

    private void awaitCore() throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!pool.urgent() && System.nanoTime() < end && !line.awaitQuiet(LOOK)) {
            // looks again whether it is urgent now
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
