package dev.millrace.grader;

import dev.millrace.grader.pool.GraderHome;
import dev.millrace.grader.pool.Ran;
import dev.millrace.grader.pool.Stopwatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Judges submissions. Safe for use by many threads; each call occupies one until its verdict.
public final class Grader implements AutoCloseable {
    /// Most bytes of source text, all files together.
    public static final int MAX_SOURCE_BYTES = 1 << 20;

    private static final int MAX_FILES = 50;
    private static final Pattern FILE_NAME =
            Pattern.compile("([A-Za-z_]\\w{0,80}/){0,8}[A-Za-z_$][\\w$]{0,120}\\.java");

    private final GraderHome home;

    /// Finds the sandbox and begins to start workers.
    ///
    /// @throws RuntimeException when the module is not packaged, or when a sandbox that is asked for by name does
    ///     not work
    public Grader(GraderSettings settings) {
        this.home = GraderHome.open(settings);
    }

    /// The sandbox that submissions run in: `bubblewrap` or `none`.
    public String sandboxName() {
        return home.sandbox().name();
    }

    /// Why the better sandbox is not used; empty when it is, or was not asked for.
    public Optional<String> sandboxProblem() {
        return home.problem();
    }

    /// Workers that are warm and belong to nobody yet.
    public int readyWorkers() {
        return home.workers().ready();
    }

    /// Submissions that wait for a place.
    public int waiting() {
        return home.workers().waiting();
    }

    /// Compiles and runs the submission and judges what it produced. Never throws for anything a submission does.
    ///
    /// @param progress told each phase as it begins, by the calling thread
    public Verdict grade(Submission submission, Consumer<Phase> progress) {
        var watch = new Stopwatch();
        var refused = refused(submission);
        if (refused.isPresent()) {
            return refused.get();
        }
        var judging = new Judging(submission.exercise());
        var ran = home.workers().run(submission, progress, judging::check, watch);
        return ran.map(r -> verdict(r, watch.timings())).orElseGet(() -> full(watch.timings()));
    }

    private Verdict verdict(Ran ran, Timings timings) {
        return switch (ran) {
            case Ran.Done(var warnings, var checks) -> new Verdict.Judged(checks, warnings, timings, sandboxName());
            case Ran.NotCompiled(var diagnostics) -> new Verdict.DidNotCompile(diagnostics, timings, sandboxName());
            case Ran.Over(var limit, var message, var checks) ->
                new Verdict.ExceededLimit(limit, message, checks, timings, sandboxName());
            case Ran.Broken _ ->
                new Verdict.OurFault(
                        "The grader broke down twice on this. It says nothing about your program and costs no attempt."
                                + " Try again; if it stays, tell your instructor.",
                        timings,
                        sandboxName());
        };
    }

    private Verdict full(Timings timings) {
        return new Verdict.OurFault(
                "The grader is busy: " + waiting() + " submissions are waiting. Try again in a minute.",
                timings,
                sandboxName());
    }

    private Optional<Verdict> refused(Submission submission) {
        long bytes = submission.files().values().stream()
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (bytes > MAX_SOURCE_BYTES || submission.files().size() > MAX_FILES) {
            return Optional.of(new Verdict.ExceededLimit(
                    Limit.SOURCE,
                    "Your source has " + bytes + " bytes in "
                            + submission.files().size() + " files; at most " + MAX_SOURCE_BYTES + " bytes in "
                            + MAX_FILES + " files are accepted.",
                    List.of(),
                    Timings.NONE,
                    sandboxName()));
        }
        return badName(submission);
    }

    private Optional<Verdict> badName(Submission submission) {
        var entry = submission.exercise().entry() + ".java";
        if (submission.files().isEmpty()) {
            return Optional.of(notCompiled(entry, "There is no source to compile."));
        }
        return submission.files().keySet().stream()
                .filter(name -> !FILE_NAME.matcher(name).matches())
                .findFirst()
                .map(name -> notCompiled(entry, "A file must be named like " + entry + "; one of yours is not."));
    }

    private Verdict notCompiled(String file, String message) {
        var error = new Diagnostic(file, 1, 1, 1, 1, Diagnostic.Severity.ERROR, message);
        return new Verdict.DidNotCompile(List.of(error), Timings.NONE, sandboxName());
    }

    /// Ends every worker. Verdicts that are being made end as broken.
    @Override
    public void close() {
        home.close();
    }
}
