package dev.millrace.grader.pool;

import dev.millrace.grader.CheckResult;
import dev.millrace.grader.GraderSettings;
import dev.millrace.grader.Phase;
import dev.millrace.grader.Submission;
import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs submissions on workers: in line, on the owner's own process, once more elsewhere when a process breaks. Safe
/// for
/// many threads.
public final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int ATTEMPTS = 2;

    private final GraderSettings settings;
    private final WorkerLauncher launcher;
    private final Pool pool;
    private final Line line;

    /// Begins to start workers at once.
    ///
    /// @param root the grader's own folder
    public Workers(GraderSettings settings, WorkerCommand command, Sandbox sandbox, Path root) {
        this.settings = settings;
        this.launcher = new WorkerLauncher(command, sandbox, root);
        this.line = new Line(settings.running(), settings.queue());
        this.pool = new Pool(launcher, this::warmUp, settings.warm(), settings.workers(), Limits.DEFAULT.memoryBytes());
    }

    /// Runs a submission and judges each case with `judge`; empty when the line is full.
    public Optional<Ran> run(
            Submission submission, Consumer<Phase> progress, Function<CaseOutput, CheckResult> judge, Stopwatch watch) {
        if (!line.enter(place -> progress.accept(new Phase.Queued(place)))) {
            return Optional.empty();
        }
        try {
            return Optional.of(attempts(submission, progress, judge, watch));
        } finally {
            line.leave();
        }
    }

    /// Submissions that wait.
    public int waiting() {
        return line.waiting();
    }

    /// Workers that are warm and belong to nobody.
    public int ready() {
        return pool.ready();
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
            return grading.run();
        } finally {
            pool.release(worker, grading.reusable());
        }
    }

    private void warmUp(Worker worker) {
        for (int i = 0; i < settings.warmUps(); i++) {
            var grading = new Grading(
                    worker, WarmUp.submission(), settings.compileTime(), _ -> {}, WarmUp::passed, new Stopwatch());
            if (!(grading.run() instanceof Ran.Done(var _, List<CheckResult> checks))
                    || checks.stream().anyMatch(c -> c.exception().isPresent())
                    || !grading.reusable()) {
                worker.kill();
                throw new IllegalStateException("the sample did not run: " + worker.noise());
            }
        }
    }

    @Override
    public void close() {
        pool.close();
        launcher.close();
    }
}
