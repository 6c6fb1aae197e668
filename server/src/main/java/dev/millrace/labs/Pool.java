package dev.millrace.labs;

import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.runtime.RuntimeUnreachable;
import dev.millrace.labs.runtime.StartResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brokers that were started ahead of time and belong to nobody yet: who starts a lab for the first time takes one.
///
/// One thread makes them, one at a time and never while a student waits for a broker. While they wait they are frozen,
/// where the runtime can do that. Each has a row in the database from before it is made until it is claimed or gone, so
/// that the next server finds what a killed one left: what runs is taken over, the rest removed. Thread-safe.
final class Pool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pool.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofSeconds(30);

    private final LabRuntime runtime;
    private final LabJournal journal;
    private final PoolSize size;
    private final BooleanSupplier quiet;
    private final Pulse pulse = new Pulse();
    /// Guarded by itself.
    private final List<LabId> waiting = new ArrayList<>();

    private volatile Optional<LabId> making = Optional.empty();
    private volatile Optional<Thread> maker = Optional.empty();
    private volatile boolean closed;

    /// @param quiet whether no student waits for a broker
    Pool(LabRuntime runtime, LabJournal journal, PoolSize size, BooleanSupplier quiet) {
        this.runtime = runtime;
        this.journal = journal;
        this.size = size;
        this.quiet = quiet;
    }

    /// Takes over what an earlier server left and removes what of it does not run.
    ///
    /// @param running every broker that runs
    void takeOver(Set<LabId> running) {
        for (var lab : journal.pool()) {
            if (knows(lab)) continue;
            if (running.contains(lab)
                    && size.wanted(waiting()) > waiting()
                    && adopt(lab).isPresent()) join(lab);
            else Thread.ofVirtual().start(() -> discard(lab));
        }
    }

    /// Begins to fill.
    void fill() {
        if (size.none() || maker.isPresent()) return;
        maker = Optional.of(Thread.ofVirtual().name("lab-pool").start(this::run));
    }

    /// Whether a broker is one of the pool's.
    boolean knows(LabId lab) {
        synchronized (waiting) {
            return waiting.contains(lab) || making.equals(Optional.of(lab));
        }
    }

    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /// The row with a waiting broker, which is the student's from now on; empty where there is none.
    Optional<LabRow> claim(LabRow row) {
        for (var next = poll(); next.isPresent(); next = poll()) {
            var claimed = row.using(next.get());
            if (journal.claim(claimed)) {
                pulse.beat();
                return Optional.of(claimed);
            }
        }
        return Optional.empty();
    }

    private Optional<LabId> poll() {
        synchronized (waiting) {
            return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.removeFirst());
        }
    }

    /// A broker that waited, running again; empty where it died meanwhile.
    Optional<Endpoint> adopt(LabId lab) {
        if (runtime.traits().freezes()) runtime.thaw(lab);
        return runtime.adopt(lab);
    }

    /// A broker ended on its own; true where it was one of the pool's.
    boolean ended(LabId lab) {
        boolean ours;
        synchronized (waiting) {
            ours = waiting.remove(lab);
        }
        if (!ours) return making.equals(Optional.of(lab));
        LOG.warn("a waiting broker ended lab={}", lab);
        Thread.ofVirtual().start(() -> discard(lab));
        pulse.beat();
        return true;
    }

    private void run() {
        try {
            while (!closed) {
                long seen = pulse.count();
                if (!step()) pulse.await(seen, LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One broker more or less; false where nothing is to be done now.
    private boolean step() throws InterruptedException {
        try {
            int wanted = size.wanted(waiting());
            if (waiting() > wanted) return poll().map(this::discard).isPresent();
            return waiting() < wanted && quiet.getAsBoolean() && make();
        } catch (RuntimeUnreachable e) {
            return false;
        } catch (RuntimeException e) {
            LOG.error("the pool broke", e);
            pulse.await(pulse.count(), REST);
            return true;
        }
    }

    private boolean make() throws InterruptedException {
        var lab = journal.freshId();
        making = Optional.of(lab);
        try {
            journal.addToPool(lab);
            if (!closed && runtime.start(lab, _ -> {}) instanceof StartResult.Ready && !closed) {
                join(lab);
                return true;
            }
            discard(lab);
        } finally {
            making = Optional.empty();
        }
        if (!closed) {
            LOG.warn("a broker for the pool did not start; trying again in {}", REST);
            pulse.await(pulse.count(), REST);
        }
        return !closed;
    }

    private void join(LabId lab) {
        if (runtime.traits().freezes()) runtime.freeze(lab);
        synchronized (waiting) {
            waiting.add(lab);
        }
    }

    /// Removes a broker with everything of it, and its row last: what remains is found again. Does nothing where a
    /// student was faster.
    private LabId discard(LabId lab) {
        try {
            runtime.remove(lab);
            journal.takeFromPool(lab);
        } catch (RuntimeUnreachable e) {
            LOG.warn("cannot remove lab={}; the next start of the server does", lab);
        }
        return lab;
    }

    /// Removes what waits: it holds nothing.
    @Override
    public void close() {
        closed = true;
        making.ifPresent(runtime::cancel);
        pulse.beat();
        try {
            if (maker.isPresent()) maker.get().join();
            var removing = new ArrayList<Thread>();
            for (var next = poll(); next.isPresent(); next = poll()) {
                var lab = next.get();
                removing.add(Thread.ofVirtual().start(() -> discard(lab)));
            }
            for (var thread : removing) thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
