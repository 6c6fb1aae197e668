package dev.millrace.labs;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.Slug;
import dev.millrace.identity.Student;
import dev.millrace.labs.broker.BrokerWatch;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.runtime.Phase;
import dev.millrace.labs.runtime.StartResult;
import dev.millrace.progress.Activity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One student's lab: a state machine whose every step is stored, driven by at most one virtual thread.
///
/// Wishes (start, stop) only set the next state, under the lock; the driver takes the runtime there and looks again.
/// So a second click changes nothing, a stop overtakes a start, and the order of two tabs is the order of their
/// requests. Thread-safe.
final class StudentLab {
    private static final Logger LOG = LoggerFactory.getLogger(StudentLab.class);
    private final Student student;
    private final LabRuntime runtime;
    private final LabJournal journal;
    private final BrokerLabs course;
    private final Pulse pulse = new Pulse();
    private final ReentrantLock lock = new ReentrantLock();
    private LabRow row;
    private Optional<Phase> phase = Optional.empty();
    private Optional<Open> open = Optional.empty();
    private boolean driving;
    private boolean closed;

    /// What there is while the lab is ready.
    record Open(Endpoint endpoint, BrokerWatch watch) {}

    /// The lab at one moment.
    record Now(LabRow row, Optional<Phase> phase, Optional<Open> open) {}

    StudentLab(Student student, LabRow row, LabRuntime runtime, LabJournal journal, BrokerLabs course) {
        this.student = student;
        this.row = row;
        this.runtime = runtime;
        this.journal = journal;
        this.course = course;
    }

    /// Beats whenever there is something new to show.
    Pulse pulse() {
        return pulse;
    }

    Now now() {
        lock.lock();
        try {
            return new Now(row, phase, open);
        } finally {
            lock.unlock();
        }
    }

    /// Somebody opened this broker lab: its checks are the ones to watch.
    void open(Slug step) {
        lock.lock();
        try {
            if (row.step().equals(Optional.of(step))) return;
            row = row.at(step);
            journal.save(row);
            open.ifPresent(o -> o.watch().judge(unmet()));
        } finally {
            lock.unlock();
        }
        pulse.beat();
    }

    void start() {
        lock.lock();
        try {
            if (closed || row.state().isWanted()) return;
            move(LabState.REQUESTED, Activity.Kind.LAB_STARTED);
            drive();
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            if (closed || !row.state().isWanted()) return;
            move(LabState.STOPPING, Activity.Kind.LAB_STOPPED);
            runtime.cancel(row.lab());
            drive();
        } finally {
            lock.unlock();
        }
    }

    /// Takes the lab up where an earlier server left it.
    void resume() {
        lock.lock();
        try {
            var running = row.state().isWanted() ? runtime.adopt(row.lab()) : Optional.<Endpoint>empty();
            if (running.isPresent()) {
                LOG.info("lab adopted student={} endpoint={}", student.id(), running.get());
                becomeReady(running.get(), row.state() != LabState.READY);
            } else if (row.state().isWanted()) {
                row = row.to(LabState.REQUESTED, journal.now());
                drive();
            } else {
                // also a lab that is stored as stopped and runs all the same
                row = row.to(LabState.STOPPING, row.since());
                drive();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The broker ended on its own.
    void ended(Failure failure) {
        lock.lock();
        try {
            if (closed || row.state() != LabState.READY) return;
            fail(failure);
        } finally {
            lock.unlock();
        }
    }

    /// The server stops: nobody watches any more, nothing new begins; the row stays as it is, for the next server.
    void close() {
        Optional<Open> last;
        lock.lock();
        try {
            closed = true;
            runtime.cancel(row.lab());
            last = open;
            open = Optional.empty();
        } finally {
            lock.unlock();
        }
        pulse.beat();
        last.ifPresent(o -> o.watch().close());
    }

    private void drive() {
        if (driving) return;
        driving = true;
        Thread.ofVirtual().name("lab-" + row.lab()).start(this::run);
    }

    private void run() {
        while (true) {
            LabState next;
            lock.lock();
            try {
                if (closed || row.state().isSettled()) {
                    driving = false;
                    return;
                }
                if (row.state() == LabState.REQUESTED) move(LabState.STARTING);
                next = row.state();
            } finally {
                lock.unlock();
            }
            take(next);
        }
    }

    private void take(LabState next) {
        try {
            if (next == LabState.STARTING) started(runtime.start(row.lab(), this::at));
            else stopped();
        } catch (RuntimeException e) {
            LOG.error("lab broke student={} state={}", student.id(), next, e);
            lock.lock();
            try {
                fail(new Failure(Failure.Reason.BROKE, List.of(e.toString())));
            } finally {
                lock.unlock();
            }
        }
    }

    private void started(StartResult result) {
        lock.lock();
        try {
            phase = Optional.empty();
            if (closed || row.state() != LabState.STARTING) return;
            switch (result) {
                case StartResult.Ready ready -> becomeReady(ready.endpoint(), true);
                case StartResult.Failed failed -> fail(failed.failure());
                case StartResult.Cancelled() -> move(LabState.REQUESTED);
            }
        } finally {
            lock.unlock();
        }
    }

    private void stopped() {
        lock.lock();
        try {
            closeWatch();
        } finally {
            lock.unlock();
        }
        runtime.stop(row.lab());
        lock.lock();
        try {
            if (!closed && row.state() == LabState.STOPPING) move(LabState.STOPPED);
        } finally {
            lock.unlock();
        }
    }

    private void at(Phase now) {
        lock.lock();
        try {
            phase = Optional.of(now);
        } finally {
            lock.unlock();
        }
        pulse.beat();
    }

    private void becomeReady(Endpoint endpoint, boolean told) {
        closeWatch();
        if (told) move(LabState.READY, Activity.Kind.LAB_READY);
        var watch = new BrokerWatch(endpoint, new BrokerWatch.Listener() {
            @Override
            public void changed() {
                pulse.beat();
            }

            @Override
            public void passed(BrokerCheck check) {
                StudentLab.this.passed(check);
            }
        });
        open = Optional.of(new Open(endpoint, watch));
        watch.judge(unmet());
        pulse.beat();
    }

    private void passed(BrokerCheck check) {
        // another lab may have been opened since this check was handed to the watch
        now().row().step().ifPresent(step -> {
            var all = course.checks(step).orElse(List.of());
            if (all.contains(check)) journal.pass(student, step, check, all);
        });
        pulse.beat();
    }

    private List<BrokerCheck> unmet() {
        return row.step()
                .map(step -> {
                    var passed = journal.passed(student.id(), step);
                    return course.checks(step).orElse(List.of()).stream()
                            .filter(check -> !passed.contains(check.id()))
                            .toList();
                })
                .orElse(List.of());
    }

    private void fail(Failure failure) {
        closeWatch();
        row = row.failed(failure, journal.now());
        journal.save(row, student, Activity.Kind.LAB_FAILED);
        LOG.warn("lab failed student={} reason={}", student.id(), failure.reason());
        pulse.beat();
    }

    private void move(LabState next) {
        row = row.to(next, journal.now());
        journal.save(row);
        pulse.beat();
    }

    private void move(LabState next, Activity.Kind kind) {
        row = row.to(next, journal.now());
        journal.save(row, student, kind);
        pulse.beat();
    }

    private void closeWatch() {
        open.ifPresent(o -> Thread.ofVirtual().start(o.watch()::close));
        open = Optional.empty();
    }
}
