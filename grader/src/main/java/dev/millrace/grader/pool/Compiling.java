package dev.millrace.grader.pool;

import dev.millrace.grader.Diagnostic;
import dev.millrace.grader.Submission;
import dev.millrace.grader.frames.FromWorker;
import dev.millrace.grader.frames.FromWorker.Problem;
import dev.millrace.grader.frames.ToWorker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Has a worker compile a submission, within a time by this process's clock. The worker keeps the classes until it
/// compiles something else.
record Compiling(Worker worker, Submission submission, Duration time) {
    private static final long BYTES = 1 << 20;
    private static final int MOST_DIAGNOSTICS = 60;

    /// [Ran.Done] without checks when there are classes to run.
    Ran run() {
        var stop = new Stop(worker, "The compiler", time, List.of());
        var deadline = worker.deadline(time);
        worker.frames().startCounting(BYTES);
        try {
            worker.frames().send(new ToWorker.Compile(submission.exercise().entry(), submission.files()));
            var answer = worker.frames().receive(FromWorker.class);
            return answer instanceof FromWorker.Compiled compiled ? ran(compiled) : stop.said(answer);
        } catch (IOException e) {
            return stop.gone(e);
        } finally {
            deadline.cancel(false);
        }
    }

    private Ran ran(FromWorker.Compiled compiled) {
        worker.compiled(compiled.plain());
        var names = submission.files().keySet();
        var diagnostics = compiled.problems().stream()
                .limit(MOST_DIAGNOSTICS)
                .map(p -> diagnostic(p, names))
                .toList();
        return compiled.ok() ? new Ran.Done(diagnostics, List.of()) : new Ran.NotCompiled(diagnostics);
    }

    private static Diagnostic diagnostic(Problem p, Set<String> names) {
        return new Diagnostic(
                names.contains(p.file()) ? p.file() : names.iterator().next(),
                p.line(),
                p.column(),
                p.endLine(),
                p.endColumn(),
                p.error() ? Diagnostic.Severity.ERROR : Diagnostic.Severity.WARNING,
                p.message());
    }
}
