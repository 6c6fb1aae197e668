package dev.millrace.grader.pool;

import dev.millrace.grader.CheckResult;
import dev.millrace.grader.Diagnostic;
import dev.millrace.grader.Phase;
import dev.millrace.grader.Submission;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.frames.FromWorker;
import dev.millrace.grader.frames.ToWorker.Detail;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One submission on one worker: compile, then case by case run and judge. Each step has a deadline by this process's
/// clock. For one thread.
final class Grading {
    /// All cases together may take as long as so many that use up their time.
    private static final int SLOW_CASES = 3;

    private final Worker worker;
    private final Submission submission;
    private final Duration compileTime;
    private final Consumer<Phase> progress;
    private final Function<CaseOutput, CheckResult> judge;
    private final Stopwatch watch;
    private final List<CheckResult> checks = new ArrayList<>();
    private @Nullable CaseOutput first;
    private boolean odd;
    private long end;

    Grading(
            Worker worker,
            Submission submission,
            Duration compileTime,
            Consumer<Phase> progress,
            Function<CaseOutput, CheckResult> judge,
            Stopwatch watch) {
        this.worker = worker;
        this.submission = submission;
        this.compileTime = compileTime;
        this.progress = progress;
        this.judge = judge;
        this.watch = watch;
    }

    Ran run() {
        progress.accept(new Phase.Compiling());
        var compiled = new Compiling(worker, submission, compileTime).run();
        watch.compiled();
        return compiled instanceof Ran.Done(var warnings, var _, var _) ? run(warnings) : compiled;
    }

    /// Whether the worker may serve its owner again.
    boolean reusable() {
        return worker.runsPlainCode() && !odd && worker.alive();
    }

    private Ran run(List<Diagnostic> warnings) {
        var cases = submission.cases();
        end = System.nanoTime() + inAll().toNanos();
        for (int i = 0; i < cases.size(); i++) {
            progress.accept(new Phase.Replaying(i, cases.size()));
            var ended = run(cases.get(i));
            if (ended != null) {
                return ended;
            }
        }
        return new Ran.Done(warnings, checks, looks());
    }

    /// For advice, when all is well.
    private List<Look> looks() {
        if (first == null || !checks.stream().allMatch(CheckResult::passed)) {
            return List.of();
        }
        var second = new SecondLook(worker, submission);
        var looks = second.after(first);
        odd |= second.odd();
        watch.replayed();
        return looks;
    }

    private @Nullable Ran run(Case asked) {
        var each = submission.exercise().limits().time();
        var left = Duration.ofNanos(end - System.nanoTime());
        var stop = left.compareTo(each) < 0
                ? new Stop(worker, "All cases together", inAll(), checks)
                : new Stop(worker, "This case", each, checks);
        var deadline = worker.deadline(left.compareTo(each) < 0 ? left : each);
        boolean closely = SecondLook.choice(submission)
                .filter(chosen -> chosen.id().equals(asked.id()))
                .isPresent();
        try {
            var output = new CaseExchange(
                            worker.frames(), submission.exercise(), asked, closely ? Detail.CLOSELY : Detail.NOTHING)
                    .run();
            watch.replayed();
            odd |= output.odd();
            var result = output.result();
            if (result == null || worker.printedTooMuch()) {
                return stop.said(worker.printedTooMuch() ? null : sayable(asked, output.last()));
            }
            first = closely ? result : first;
            progress.accept(new Phase.Comparing());
            checks.add(judge.apply(result));
            watch.compared();
            return null;
        } catch (IOException e) {
            watch.replayed();
            return stop.gone(e);
        } finally {
            deadline.cancel(false);
        }
    }

    private Duration inAll() {
        return submission.exercise().limits().time().multipliedBy(SLOW_CASES);
    }

    /// A worker's own words could carry the input of a hidden case out.
    private static @Nullable FromWorker sayable(Case asked, @Nullable FromWorker answer) {
        return asked.hidden() && answer instanceof FromWorker.Exceeded(var limit, var _)
                ? new FromWorker.Exceeded(limit, "")
                : answer;
    }
}
