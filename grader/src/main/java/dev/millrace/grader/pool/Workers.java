package dev.millrace.grader.pool;

import dev.millrace.grader.CheckResult;
import dev.millrace.grader.Compiled;
import dev.millrace.grader.Diagnostic;
import dev.millrace.grader.GraderSettings;
import dev.millrace.grader.Phase;
import dev.millrace.grader.Submission;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.explain.Trials;
import dev.millrace.grader.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs submissions on workers: in line, on the owner's own process, once more elsewhere when a process breaks. Safe
/// for many threads.
public final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int ATTEMPTS = 2;

    /// Of one owner, behind the one that runs.
    private static final int MOST_WAITING_OF_ONE = 32;

    /// A source that is being typed may occupy the compiler so long, at most.
    private static final Duration TYPING = Duration.ofSeconds(5);

    /// A search ends after so long with what it has, and waits so long for its place.
    private static final Duration SEARCH = Duration.ofSeconds(1);

    private static final Duration SEARCH_PATIENCE = Duration.ofSeconds(20);

    private final GraderSettings settings;
    private final WorkerLauncher launcher;
    private final Pool<Worker> pool;
    private final Refill<Worker> refill;
    private final Turns turns = new Turns(MOST_WAITING_OF_ONE);
    private final Line line;

    /// Begins to start workers at once.
    ///
    /// @param root the grader's own folder
    public Workers(GraderSettings settings, WorkerCommand command, Sandbox sandbox, Path root) {
        var size = PoolSize.of(settings, Limits.DEFAULT.memoryBytes());
        this.settings = settings;
        this.launcher = new WorkerLauncher(command, sandbox, root);
        this.line = new Line(settings.running(), settings.queue());
        this.pool = new Pool<>(size, launcher::start, new FreeMemory(), InstantSource.system());
        this.refill = new Refill<>(
                pool,
                launcher::start,
                size.usualMemory(),
                WarmUp.samples(settings.warmUps(), settings.compileTime()),
                line,
                Math.max(1, settings.running() / 2));
    }

    /// Runs a submission and judges each case with `judge`; empty when the line is full.
    public Optional<Ran> run(
            Submission submission, Consumer<Phase> progress, Function<CaseOutput, CheckResult> judge, Stopwatch watch) {
        if (!turns.take(submission.owner())) {
            return Optional.empty();
        }
        try {
            if (!line.enter(place -> progress.accept(new Phase.Queued(place)))) {
                return Optional.empty();
            }
            try {
                return Optional.of(attempts(submission, progress, judge, watch));
            } finally {
                line.leave();
            }
        } finally {
            turns.give(submission.owner());
        }
    }

    /// Compiles in the owner's worker, unless that would make anybody wait: the last free place is for gradings, the
    /// last worker for who has none, and an owner does one thing at a time.
    public Compiled compile(Submission submission) {
        var owner = submission.owner();
        if (!turns.tryTake(owner)) {
            return new Compiled.Busy();
        }
        try {
            if (!line.tryEnter(1)) {
                return new Compiled.Busy();
            }
            try {
                return pool.offer(owner)
                        .map(worker -> compile(worker, submission))
                        .orElseGet(Compiled.Busy::new);
            } finally {
                line.leave();
            }
        } finally {
            turns.give(owner);
        }
    }

    /// Runs a submission and the reference of its lab again and again in search of why a case fails. It has a place in
    /// line like a grading, but lets everybody go before, and ends early when somebody waits for it.
    ///
    /// @return empty when there was no place in time, or the owner is at something else
    public <T> Optional<T> search(
            Submission submission, Submission reference, Case asked, Function<Trials, Optional<T>> search) {
        if (!enterLast()) {
            return Optional.empty();
        }
        try {
            return turns.tryTake(submission.owner())
                    ? searched(submission, reference, asked, search)
                    : Optional.empty();
        } finally {
            line.leave();
        }
    }

    private <T> Optional<T> searched(
            Submission submission, Submission reference, Case asked, Function<Trials, Optional<T>> search) {
        var owner = submission.owner();
        try (var both = new BothPrograms(
                pool,
                submission,
                reference,
                asked,
                settings.compileTime(),
                SEARCH,
                () -> line.waiting() > 0 || turns.isWanted(owner))) {
            return search.apply(both);
        } finally {
            turns.give(owner);
        }
    }

    /// Takes a place once nobody wants it.
    private boolean enterLast() {
        long end = System.nanoTime() + SEARCH_PATIENCE.toNanos();
        try {
            while (true) {
                var left = Duration.ofNanos(end - System.nanoTime());
                if (left.isNegative() || !line.awaitQuiet(left)) {
                    return false;
                }
                if (line.tryEnter(0)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// This owner will soon compile or submit.
    public void expect(String owner) {
        pool.expect(owner);
    }

    /// Submissions that wait.
    public int waiting() {
        return line.waiting();
    }

    /// Workers that are warm and belong to nobody.
    public int ready() {
        return pool.ready();
    }

    private Compiled compile(Worker worker, Submission submission) {
        var time = TYPING.compareTo(settings.compileTime()) < 0 ? TYPING : settings.compileTime();
        try {
            return switch (new Compiling(worker, submission, time).run()) {
                case Ran.Done(var warnings, var _, var _) -> new Compiled.Done(true, warnings);
                case Ran.NotCompiled(var diagnostics) -> new Compiled.Done(false, diagnostics);
                case Ran.Over(var _, var message, var _) -> new Compiled.Done(false, atTop(submission, message));
                case Ran.Broken _ -> new Compiled.Busy();
            };
        } finally {
            giveBack(worker, worker.alive());
        }
    }

    private static List<Diagnostic> atTop(Submission submission, String message) {
        var file = submission.files().keySet().iterator().next();
        return List.of(new Diagnostic(file, 1, 1, 1, 1, Diagnostic.Severity.ERROR, message));
    }

    private Ran attempts(
            Submission submission, Consumer<Phase> progress, Function<CaseOutput, CheckResult> judge, Stopwatch watch) {
        Ran ran = new Ran.Broken("not tried");
        for (int attempt = 0; attempt < ATTEMPTS && ran instanceof Ran.Broken; attempt++) {
            ran = attempt(submission, progress, judge, watch);
            if (ran instanceof Ran.Broken(var why)) {
                LOG.warn("event=worker-broken attempt={} why=\"{}\"", attempt + 1, why.strip());
            }
        }
        return ran;
    }

    private Ran attempt(
            Submission submission, Consumer<Phase> progress, Function<CaseOutput, CheckResult> judge, Stopwatch watch) {
        Worker worker;
        try {
            worker = pool.acquire(
                    submission.owner(), submission.exercise().limits().memoryBytes());
        } catch (IOException e) {
            return new Ran.Broken(String.valueOf(e.getMessage()));
        } finally {
            watch.queued();
        }
        var grading = new Grading(worker, submission, settings.compileTime(), progress, judge, watch);
        try {
            worker.used();
            return grading.run();
        } finally {
            giveBack(worker, grading.reusable());
        }
    }

    private void giveBack(Worker worker, boolean reusable) {
        pool.release(worker, reusable && worker.rest());
    }

    @Override
    public void close() {
        refill.close();
        pool.close();
        launcher.close();
    }
}
