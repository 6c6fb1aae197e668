package dev.millrace.grader;

import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Fingerprints;
import dev.millrace.grader.explain.Explainer;
import dev.millrace.grader.explain.Explanation;
import dev.millrace.grader.pool.GraderHome;
import dev.millrace.grader.pool.Ran;
import dev.millrace.grader.pool.Stopwatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Judges submissions. Safe for use by many threads; each call occupies one until its verdict.
public final class Grader implements AutoCloseable {
    /// Most bytes of source text, all files together.
    public static final int MAX_SOURCE_BYTES = 1 << 20;

    /// Before the name of the lab's own solution as an owner of workers; people's names have no space in them.
    private static final String REFERENCE = "reference of ";

    private static final int MAX_FILES = 50;
    private static final Pattern FILE_NAME =
            Pattern.compile("([A-Za-z_]\\w{0,80}/){0,8}[A-Za-z_$][\\w$]{0,120}\\.java");

    private final GraderHome home;
    private final Engine engine;
    private final Fingerprints fingerprints = new Fingerprints();

    /// Finds the sandbox and begins to start workers.
    ///
    /// @throws RuntimeException when the module is not packaged, or when a sandbox that is asked for by name does
    ///     not work
    public Grader(GraderSettings settings) {
        this.engine = Engine.with(settings.javaHome());
        this.home = GraderHome.open(settings);
    }

    /// The sandbox that submissions run in: `bubblewrap`, `docker` or `none`.
    public String sandboxName() {
        return home.sandbox().name();
    }

    /// Why the better sandbox is not used; empty when it is, or was not asked for.
    public Optional<String> sandboxProblem() {
        return home.problem();
    }

    /// What people should know about where submissions run, in words: that there is no sandbox, and whether that is why
    /// nothing is judged. Empty when they are contained.
    public Optional<String> caution() {
        return home.caution();
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
        var provenance = new Provenance(engine.version(), engine.jdk(), fingerprints.of(submission.exercise()));
        var unjudged = new Circumstances(Timings.NONE, sandboxName(), provenance);
        var refused = refused(submission, unjudged);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (home.refusal().isPresent()) {
            return new Verdict.OurFault(home.refusal().get(), unjudged);
        }
        var judging = new Judging(submission.exercise());
        var ran = home.workers().run(submission, progress, judging::check, watch);
        var circumstances = new Circumstances(watch.timings(), sandboxName(), provenance);
        return ran.map(r -> verdict(r, judging, circumstances)).orElseGet(() -> full(circumstances));
    }

    /// Looks for the fewest events that make a judged submission fail as it did, and replays them: of the first
    /// case that failed, a visible one if there is one. Takes a second and more; whoever wants a verdict goes
    /// before, and an owner who submits anew does not wait for it. Call it with the verdict of [#grade].
    ///
    /// @param reference sources of the lab's own solution; they run in a process of their own
    /// @return empty when nothing failed, no small part of the case fails so each time, or time was short
    public Optional<Explanation> explain(Submission submission, Verdict verdict, Map<String, String> reference) {
        if (!(verdict instanceof Verdict.Judged judged) || home.refusal().isPresent()) {
            return Optional.empty();
        }
        var exercise = submission.exercise();
        var explainer = new Explainer(exercise);
        var solution = new Submission(REFERENCE + fingerprints.of(exercise), reference, exercise, submission.scope());
        return submission.cases().stream()
                .flatMap(asked -> judged.checks().stream()
                        .filter(check -> check.id().equals(asked.id()) && !check.passed())
                        .limit(1)
                        .map(check -> new Failed(asked, check)))
                .findFirst()
                .flatMap(failed -> home.workers()
                        .search(
                                submission,
                                solution,
                                failed.asked(),
                                trials -> explainer.explain(failed.asked(), failed.check(), trials)));
    }

    private record Failed(Case asked, CheckResult check) {}

    /// Compiles without grading, while the owner types. Waits for nothing and starts no worker: what cannot
    /// be done now is [Compiled.Busy]; where nothing may run it is [Compiled.Off]. The owner's next [#grade]
    /// of the same files finds the classes ready.
    public Compiled compile(Submission submission) {
        if (home.refusal().isPresent()) {
            return new Compiled.Off();
        }
        return refused(submission, Circumstances.NONE)
                .map(Grader::compiled)
                .orElseGet(() -> home.workers().compile(submission));
    }

    /// Tells that this owner has come to a lab and will soon compile or submit, so that a worker may be ready by
    /// then.
    public void expect(String owner) {
        if (home.refusal().isEmpty()) {
            home.workers().expect(owner);
        }
    }

    private static Compiled compiled(Verdict refused) {
        return new Compiled.Done(
                false, refused instanceof Verdict.DidNotCompile failed ? failed.diagnostics() : List.of());
    }

    private static Verdict verdict(Ran ran, Judging judging, Circumstances circumstances) {
        return switch (ran) {
            case Ran.Done(var warnings, var checks, var looks) ->
                new Verdict.Judged(
                        both(checks, judging.topologyChecks()), warnings, judging.advice(looks), circumstances);
            case Ran.NotCompiled(var diagnostics) -> new Verdict.DidNotCompile(diagnostics, circumstances);
            case Ran.Over(var limit, var message, var checks) ->
                new Verdict.ExceededLimit(limit, message, checks, circumstances);
            case Ran.Broken _ ->
                new Verdict.OurFault(
                        "The grader broke down twice on this. It says nothing about your program and costs no attempt."
                                + " Try again; if it stays, tell your instructor.",
                        circumstances);
        };
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private Verdict full(Circumstances circumstances) {
        return new Verdict.OurFault(
                "The grader is busy: " + waiting() + " submissions are waiting. Try again in a minute.", circumstances);
    }

    private static Optional<Verdict> refused(Submission submission, Circumstances circumstances) {
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
                    circumstances));
        }
        return badName(submission, circumstances);
    }

    private static Optional<Verdict> badName(Submission submission, Circumstances circumstances) {
        var entry = submission.exercise().entry() + ".java";
        if (submission.files().isEmpty()) {
            return Optional.of(notCompiled(entry, "There is no source to compile.", circumstances));
        }
        return submission.files().keySet().stream()
                .filter(name -> !FILE_NAME.matcher(name).matches())
                .findFirst()
                .map(name -> notCompiled(
                        entry, "A file must be named like " + entry + "; one of yours is not.", circumstances));
    }

    private static Verdict notCompiled(String file, String message, Circumstances circumstances) {
        var error = new Diagnostic(file, 1, 1, 1, 1, Diagnostic.Severity.ERROR, message);
        return new Verdict.DidNotCompile(List.of(error), circumstances);
    }

    /// Ends every worker. Verdicts that are being made end as broken.
    @Override
    public void close() {
        home.close();
    }
}
