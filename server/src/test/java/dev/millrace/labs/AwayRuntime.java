package dev.millrace.labs;

import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.runtime.RuntimeUnreachable;
import dev.millrace.labs.runtime.StartResult;
import dev.millrace.labs.runtime.Traits;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A real runtime behind a door that a test shuts: what is asked meanwhile fails as with a daemon that is gone.
final class AwayRuntime implements LabRuntime {
    static final String SENTENCE = "The daemon at the end of the corridor does not answer.";
    private final LabRuntime inside;
    private volatile boolean away;
    private volatile Listener listener = (_, _) -> {};
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile CountDownLatch beforeStart = new CountDownLatch(0);

    AwayRuntime(LabRuntime inside) {
        this.inside = inside;
    }

    /// Shuts the door, and says so where the runtime would notice by itself.
    void leave(boolean said) {
        away = true;
        if (said) listener.unreachable(SENTENCE);
    }

    void comeBack(boolean said) {
        away = false;
        if (said) listener.reachable();
    }

    private <T> T through(Supplier<T> errand) {
        if (away) throw new RuntimeUnreachable(SENTENCE, new IOException("away"));
        return errand.get();
    }

    private void through(Runnable errand) {
        through(() -> {
            errand.run();
            return true;
        });
    }

    @Override
    public String name() {
        return inside.name();
    }

    @Override
    public Traits traits() {
        return inside.traits();
    }

    @Override
    public Optional<Endpoint> reserved(LabId lab) {
        return through(() -> inside.reserved(lab));
    }

    @Override
    public StartResult start(LabId lab, Progress progress) {
        if (away) return new StartResult.Failed(new Failure(Failure.Reason.UNREACHABLE, List.of(SENTENCE)));
        underWay.incrementAndGet();
        try {
            beforeStart.await();
            return inside.start(lab, progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new StartResult.Cancelled();
        } finally {
            underWay.decrementAndGet();
        }
    }

    /// Starts come through the door only after somebody wanted to cut one short: just too early for that.
    void holdStarts() {
        beforeStart = new CountDownLatch(1);
    }

    int startsUnderWay() {
        return underWay.get();
    }

    @Override
    public void cancel(LabId lab) {
        through(() -> inside.cancel(lab));
        beforeStart.countDown();
    }

    @Override
    public void stop(LabId lab) {
        through(() -> inside.stop(lab));
    }

    @Override
    public void wipe(LabId lab) {
        through(() -> inside.wipe(lab));
    }

    @Override
    public void remove(LabId lab) {
        through(() -> inside.remove(lab));
    }

    @Override
    public Optional<Endpoint> adopt(LabId lab) {
        return through(() -> inside.adopt(lab));
    }

    @Override
    public Set<LabId> running() {
        return through(inside::running);
    }

    @Override
    public void freeze(LabId lab) {
        through(() -> inside.freeze(lab));
    }

    @Override
    public void thaw(LabId lab) {
        through(() -> inside.thaw(lab));
    }

    @Override
    public void listen(Listener listener) {
        this.listener = listener;
        inside.listen(listener);
    }

    @Override
    public void close() {
        inside.close();
    }
}
