package dev.millrace.labs;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.Slug;
import dev.millrace.identity.Student;
import dev.millrace.labs.broker.BrokerWatch;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.Phase;
import dev.millrace.labs.runtime.RuntimeUnreachable;
import dev.millrace.labs.runtime.StartResult;
import dev.millrace.progress.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One student's lab: a state machine whose every step is stored, driven by at most one virtual thread.
///
/// Wishes (start, stop, sleep, reset) only set the next state, under the lock; the driver takes the runtime there and
/// looks again. So a second click changes nothing, a stop overtakes a start, and the order of two tabs is the order of
/// their requests. Where the runtime cannot be reached the wish stays and the driver waits. Thread-safe.
///
/// Longer than a file should be: wishes and driver share the lock and the row, and are read together.
final class StudentLab {
    private static final Logger LOG = LoggerFactory.getLogger(StudentLab.class);
    /// As long as this a broker from the pool has to prove that it lives.
    private static final Duration TRIAL = Duration.ofSeconds(10);
    /// Longer than a runtime takes to stop a broker.
    private static final Duration ENDING = Duration.ofSeconds(30);
    private static final Duration CUT_AGAIN = Duration.ofMillis(50);

    private final Student student;
    private final Means means;
    private final Pulse pulse = new Pulse();
    private final ReentrantLock lock = new ReentrantLock();
    private final Beginning beginning;
    private final LabChecks checks;
    private final Use use;
    private LabRow row;
    private Optional<Phase> phase = Optional.empty();
    private Optional<Open> open = Optional.empty();
    /// The broker was taken from the pool and has not been started since.
    private boolean claimed;
    private boolean driving;
    /// The thread that drives, or drove last.
    private Thread driver = Thread.ofVirtual().unstarted(() -> {});
    private boolean closed;

    /// What there is while the lab is ready.
    record Open(Endpoint endpoint, BrokerWatch watch) {}

    /// The lab at one moment.
    ///
    /// @param beginning where putting in place what the lab begins with stands
    /// @param lost set while the runtime cannot be reached
    record Now(
            LabRow row,
            Optional<Phase> phase,
            Optional<Open> open,
            Beginning.Standing beginning,
            Optional<Reach.Lost> lost) {}

    StudentLab(Student student, LabRow row, Means means) {
        this.student = student;
        this.row = row;
        this.means = means;
        this.beginning = new Beginning(means.preparation());
        this.checks = new LabChecks(student, means.course(), means.journal());
        this.use = new Use(means.journal().now());
    }

    /// Beats whenever there is something new to show.
    Pulse pulse() {
        return pulse;
    }

    Use use() {
        return use;
    }

    /// A page that shows the lab until it is closed.
    Visit visit() {
        use.open(means.journal().now());
        return () -> use.close(means.journal().now());
    }

    interface Visit extends AutoCloseable {
        @Override
        void close();
    }

    Now now() {
        return locked(() ->
                new Now(row, phase, open, beginning.standing(), means.reach().lost()));
    }

    /// Where the student's clients connect to; empty before the lab's first start.
    Optional<Endpoint> address() {
        var now = now();
        if (now.open().isPresent()) return now.open().map(Open::endpoint);
        if (!now.row().used()) return Optional.empty();
        try {
            return means.runtime().reserved(now.row().lab());
        } catch (RuntimeUnreachable e) {
            return Optional.empty();
        }
    }

    /// Somebody opened this broker lab: its checks are the ones to watch, and a sleeping broker wakes.
    void open(Slug step) {
        use.now(means.journal().now());
        boolean asleep = locked(() -> {
            if (!row.step().equals(Optional.of(step))) {
                row = row.at(step);
                means.journal().save(row);
                open.ifPresent(this::begin);
                pulse.beat();
            }
            return row.state() == LabState.IDLE || row.state() == LabState.DOZING;
        });
        if (asleep) start();
    }

    void start() {
        start(Optional.of(Activity.Kind.LAB_STARTED));
    }

    /// Not the student's doing, so nothing that they did.
    void startForThem() {
        start(Optional.empty());
    }

    private void start(Optional<Activity.Kind> activity) {
        locked(() -> {
            if (closed || row.state().isWanted()) return;
            use.now(means.journal().now());
            var next = row.wiping() ? LabState.RESETTING : LabState.REQUESTED;
            activity.ifPresentOrElse(kind -> move(next, kind), () -> move(next));
            drive();
        });
    }

    void stop() {
        locked(() -> {
            if (closed || row.state() == LabState.STOPPED || row.state() == LabState.STOPPING) return;
            move(LabState.STOPPING, Activity.Kind.LAB_STOPPED);
            cutShort();
        });
    }

    /// Nobody wants it again: stops, and forgets what the broker holds.
    void discard() {
        locked(() -> {
            if (closed || (row.state() == LabState.STOPPED && !row.used())) return;
            row = row.resetTo(Optional.empty());
            move(LabState.STOPPING);
            cutShort();
        });
    }

    /// Nobody uses it.
    void sleep() {
        locked(() -> {
            if (closed || row.state() != LabState.READY) return;
            move(LabState.DOZING, Activity.Kind.LAB_IDLE);
            drive();
        });
    }

    /// Forgets what the broker holds and brings it up at a checkpoint, or at the lab's beginning.
    void reset(Optional<ResetPoint> place) {
        locked(() -> {
            if (closed) return;
            row = row.resetTo(place);
            use.now(means.journal().now());
            if (row.state() == LabState.RESETTING) means.journal().save(row);
            else move(LabState.RESETTING, Activity.Kind.LAB_RESET);
            cutShort();
        });
    }

    /// Not put to sleep before this time.
    void keep(Instant until) {
        locked(() -> {
            row = row.keptUntil(until);
            means.journal().save(row);
        });
        pulse.beat();
    }

    /// Tries again to put in place what the lab begins with, where that failed.
    void beginAgain() {
        locked(() -> open.ifPresent(this::begin));
    }

    /// Takes the lab up where an earlier server, or a runtime that was away, left it.
    ///
    /// @param runs whether the runtime has a broker of this lab
    void resume(boolean runs) {
        locked(() -> {
            if (closed || driving) return;
            switch (row.state()) {
                case READY, REQUESTED, STARTING -> {
                    var running = runs && !row.wiping() ? means.pool().adopt(row.lab()) : Optional.<Endpoint>empty();
                    if (running.isPresent()) takeOver(running.get());
                    else again(LabState.REQUESTED);
                }
                case RESETTING, STOPPING, DOZING -> drive();
                // stored as stopped, and runs all the same
                case IDLE -> {
                    if (runs) again(LabState.DOZING);
                }
                case STOPPED, FAILED -> {
                    if (runs) again(LabState.STOPPING);
                }
            }
        });
    }

    private void takeOver(Endpoint running) {
        boolean known = open.filter(o -> o.endpoint().equals(running)).isPresent();
        if (known) return;
        LOG.info("lab adopted student={} endpoint={}", student.id(), running);
        becomeReady(running, row.state() != LabState.READY);
    }

    private void again(LabState state) {
        closeWatch();
        row = row.to(state, row.since());
        drive();
    }

    /// The broker ended on its own.
    void ended(Failure failure) {
        locked(() -> {
            if (closed || (row.state() != LabState.READY && !justTaken())) return;
            boolean lost = means.reach().lost().isPresent() || failure.reason() == Failure.Reason.UNREACHABLE;
            // the broker went with what it ran on: it is started again when that is back; one that was dying when it
            // was taken from the pool is no failure of the student's lab
            if (lost || justTaken()) again(LabState.REQUESTED);
            else fail(failure);
        });
    }

    private boolean justTaken() {
        return claimed
                && row.state().isWanted()
                && row.since().plus(TRIAL).isAfter(means.journal().now());
    }

    /// The server stops: nobody watches any more, nothing new begins; the row stays as it is, for the next server.
    /// What the driver is at is cut short and waited for: no broker comes up after all of them were told to end.
    void close() {
        var last = locked(() -> {
            closed = true;
            var watched = open;
            open = Optional.empty();
            return watched;
        });
        pulse.beat();
        beginning.cutShort();
        last.ifPresent(o -> o.watch().close());
        endDriver();
    }

    /// Cut short again and again: it may be about to start something.
    private void endDriver() {
        var at = locked(() -> driver);
        long end = System.nanoTime() + ENDING.toNanos();
        try {
            do {
                locked(this::cancel);
                if (!at.isAlive() || at.join(CUT_AGAIN)) return;
            } while (System.nanoTime() < end);
            LOG.warn("a lab's driver does not end student={}", student.id());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cutShort() {
        cancel();
        drive();
    }

    private void cancel() {
        try {
            means.runtime().cancel(row.lab());
        } catch (RuntimeUnreachable e) {
            LOG.debug("nothing to cut short student={}", student.id(), e);
        }
    }

    private void drive() {
        pulse.beat();
        if (driving) return;
        driving = true;
        driver = Thread.ofVirtual().name("lab-" + row.lab()).start(this::run);
    }

    private void run() {
        while (true) {
            var next = locked(() -> {
                if (closed || row.state().isSettled()) {
                    driving = false;
                    return Optional.<LabRow>empty();
                }
                try {
                    if (row.state() == LabState.REQUESTED) takeBroker();
                } catch (RuntimeException e) {
                    broke(e);
                }
                return Optional.of(row);
            });
            if (next.isEmpty()) return;
            take(next.get());
        }
    }

    /// From here on the row says which broker it is: one that waited, or a new one.
    private void takeBroker() {
        var starting = row.to(LabState.STARTING, means.journal().now());
        var waited = row.used() ? Optional.<LabRow>empty() : means.pool().claim(starting);
        claimed = waited.isPresent();
        row = waited.orElse(starting.using(row.lab()));
        if (!claimed) means.journal().save(row);
        pulse.beat();
    }

    private void take(LabRow now) {
        try {
            switch (now.state()) {
                case STARTING -> started(bring(now.lab()));
                case STOPPING -> halt(LabState.STOPPING, LabState.STOPPED);
                case DOZING -> halt(LabState.DOZING, LabState.IDLE);
                case RESETTING -> halt(LabState.RESETTING, LabState.REQUESTED);
                case REQUESTED, READY, IDLE, STOPPED, FAILED -> {}
            }
        } catch (RuntimeUnreachable e) {
            waitFor(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            locked(() -> broke(new IllegalStateException("interrupted", e)));
        } catch (RuntimeException e) {
            locked(() -> broke(e));
        }
    }

    private void broke(RuntimeException e) {
        LOG.error("lab broke student={} state={}", student.id(), row.state(), e);
        fail(new Failure(Failure.Reason.BROKE, List.of(e.toString())));
    }

    private StartResult bring(LabId lab) {
        if (locked(() -> claimed)) {
            var waited = means.pool().adopt(lab);
            if (waited.isPresent()) return new StartResult.Ready(waited.get());
            LOG.warn("a claimed broker was gone; starting it lab={}", lab);
            locked(() -> {
                claimed = false;
            });
        }
        return means.runtime().start(lab, this::at);
    }

    private void started(StartResult result) {
        if (result instanceof StartResult.Failed(var failure) && failure.reason() == Failure.Reason.UNREACHABLE) {
            waitFor(failure.lastLines().isEmpty() ? "" : failure.lastLines().getLast());
            return;
        }
        locked(() -> {
            phase = Optional.empty();
            if (closed || row.state() != LabState.STARTING) return;
            switch (result) {
                case StartResult.Ready ready -> becomeReady(ready.endpoint(), true);
                case StartResult.Failed failed -> fail(failed.failure());
                case StartResult.Cancelled() -> move(LabState.REQUESTED);
            }
        });
    }

    /// The wish stays; the driver goes on when the runtime is back.
    private void waitFor(String sentence) {
        locked(() -> {
            phase = Optional.empty();
            if (row.state() == LabState.STARTING) row = row.to(LabState.REQUESTED, row.since());
        });
        try {
            means.reach().lose(means.journal().now(), sentence);
            pulse.beat();
            means.reach().awaitBack();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void halt(LabState from, LabState to) throws InterruptedException {
        locked(this::closeWatch);
        beginning.end();
        means.runtime().stop(row.lab());
        if (locked(() -> row.wiping())) {
            means.runtime().wipe(row.lab());
            locked(() -> {
                row = row.wiped();
                means.journal().saveWiped(row);
            });
        }
        locked(() -> {
            if (!closed && row.state() == from && !row.wiping()) move(to);
        });
    }

    private void at(Phase now) {
        locked(() -> {
            phase = Optional.of(now);
        });
        pulse.beat();
    }

    private void becomeReady(Endpoint endpoint, boolean told) {
        closeWatch();
        if (told) move(LabState.READY, Activity.Kind.LAB_READY);
        var watch = new BrokerWatch(
                endpoint,
                means.callbacks().of(student.id()),
                checks.listener(() -> now().row().step(), pulse));
        var now = new Open(endpoint, watch);
        open = Optional.of(now);
        use.now(means.journal().now());
        begin(now);
        pulse.beat();
    }

    /// Puts in place what the lab begins with, unless it was; the checks are watched after it.
    private void begin(Open at) {
        var step = row.step();
        var place = row.checkpoint().filter(c -> step.equals(Optional.of(c.lab())));
        boolean needed = step.filter(s -> place.isPresent()
                        || (means.preparation().isNeeded(s) && !means.journal().seeded(student.id(), s)))
                .isPresent();
        if (!needed) {
            at.watch().judge(unmet());
            return;
        }
        at.watch().judge(List.of());
        var lab = step.orElseThrow();
        beginning.put(at.endpoint(), lab, place.map(ResetPoint::id), () -> begun(at, lab, place));
    }

    /// On the beginning's own thread.
    private void begun(Open at, Slug step, Optional<ResetPoint> place) {
        locked(() -> {
            if (!open.equals(Optional.of(at))) return;
            if (beginning.standing().problem().isEmpty()) {
                if (place.equals(row.checkpoint())) row = row.prepared();
                means.journal().savePrepared(row, step);
            }
            if (row.step().equals(Optional.of(step))) at.watch().judge(unmet());
            else begin(at);
        });
        pulse.beat();
    }

    /// Judges a check anew that has passed; false where there is no broker to look at, or it never passed.
    boolean prove(Slug step, String id) {
        var at = now().open();
        var check = checks.passed(step, id);
        if (at.isEmpty() || check.isEmpty()) return false;
        at.get().watch().prove(check.get());
        return true;
    }

    private List<BrokerCheck> unmet() {
        return row.step().map(checks::unmet).orElse(List.of());
    }

    private void fail(Failure failure) {
        closeWatch();
        phase = Optional.empty();
        row = row.failed(failure, means.journal().now());
        means.journal().save(row, student, Activity.Kind.LAB_FAILED);
        LOG.warn("lab failed student={} reason={}", student.id(), failure.reason());
        pulse.beat();
    }

    private void move(LabState next) {
        row = row.to(next, means.journal().now());
        means.journal().save(row);
        pulse.beat();
    }

    private void move(LabState next, Activity.Kind kind) {
        row = row.to(next, means.journal().now());
        means.journal().save(row, student, kind);
        pulse.beat();
    }

    private void closeWatch() {
        open.ifPresent(o -> Thread.ofVirtual().start(o.watch()::close));
        open = Optional.empty();
    }

    private void locked(Runnable action) {
        locked(() -> {
            action.run();
            return true;
        });
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
