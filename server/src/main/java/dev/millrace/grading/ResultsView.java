package dev.millrace.grading;

import dev.millrace.content.LabSpec;
import dev.millrace.content.Slug;
import dev.millrace.grader.Diagnostic;
import dev.millrace.grader.Outcome;
import dev.millrace.grader.Phase;
import dev.millrace.grader.Scope;
import dev.millrace.grader.Timings;
import dev.millrace.grader.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The Results tab at one moment. Everything that comes from a submission is untrusted text; templates escape it.
///
/// @param id the submission; empty when there is none yet
/// @param fresh whether it answers what the student just did, so that the tab comes to the front
/// @param whole whether the hidden checks ran as well
/// @param of how many checks this submission is for
/// @param words what is going on, or what went wrong and what to do
/// @param advice what passes here and would not in production
/// @param diagnostics what the compiler said
/// @param explanation the fewest events that make it fail, or that they are being looked for
public record ResultsView(
        String slug,
        Face face,
        Optional<String> id,
        boolean fresh,
        boolean whole,
        int of,
        int hidden,
        int attempt,
        Optional<Instant> at,
        Timings timings,
        String words,
        List<CheckView> checks,
        List<CheckView.Sentence> advice,
        List<Diagnostic> diagnostics,
        Optional<ExplanationView> explanation) {

    /// What the tab shows.
    public enum Face {
        NONE,
        RUNNING,
        JUDGED,
        NOT_COMPILED,
        LIMIT,
        FAULT
    }

    /// Who looks: a student sees of a hidden check its title and the class of a difference, an instructor everything.
    enum For {
        STUDENT,
        INSTRUCTOR
    }

    public ResultsView {
        checks = List.copyOf(checks);
        advice = List.copyOf(advice);
        diagnostics = List.copyOf(diagnostics);
    }

    /// @param phase where the submission is, while it is judged
    /// @param explaining whether its verdict is being explained
    static ResultsView of(
            Slug lab,
            LabSpec.Streams spec,
            Optional<SubmissionRow> row,
            Optional<Phase> phase,
            boolean explaining,
            For viewer) {
        int hidden =
                (int) spec.exercise().cases().stream().filter(c -> c.hidden()).count();
        if (row.isEmpty()) {
            return empty(lab, spec, hidden);
        }
        var submission = row.get();
        boolean whole = submission.scope() == Scope.ALL;
        var verdict = submission.verdict();
        return new ResultsView(
                lab.value(),
                verdict.map(ResultsView::face).orElse(Face.RUNNING),
                Optional.of(submission.id().value()),
                false,
                whole,
                Grading.ofScope(spec, submission.scope()),
                hidden,
                submission.attempt(),
                submission.judgedAt(),
                verdict.map(Verdict::timings).orElse(Timings.NONE),
                verdict.map(ResultsView::words).orElseGet(() -> words(phase)),
                verdict.map(Verdict::checks).orElse(List.of()).stream()
                        .map(check -> CheckView.of(check, spec.exercise(), viewer))
                        .toList(),
                verdict.map(ResultsView::advice).orElse(List.of()),
                verdict.map(ResultsView::diagnostics).orElse(List.of()),
                explanation(submission, spec, explaining));
    }

    private static Optional<ExplanationView> explanation(SubmissionRow row, LabSpec.Streams spec, boolean explaining) {
        return row.explanation()
                .map(known -> ExplanationView.of(row.id().value(), known, spec.exercise()))
                .or(() -> explaining
                                && row.verdict()
                                        .filter(v -> v.outcome() == Outcome.FAILED)
                                        .isPresent()
                        ? Optional.of(ExplanationView.none(row.id().value(), false))
                        : Optional.empty());
    }

    ResultsView asFresh() {
        return new ResultsView(
                slug,
                face,
                id,
                true,
                whole,
                of,
                hidden,
                attempt,
                at,
                timings,
                words,
                checks,
                advice,
                diagnostics,
                explanation);
    }

    public boolean is(Face other) {
        return face == other;
    }

    public long passed() {
        return checks.stream().filter(CheckView::passed).count();
    }

    public boolean allPassed() {
        return face == Face.JUDGED && passed() == checks.size();
    }

    public List<CheckView> failing() {
        return checks.stream().filter(check -> !check.passed()).toList();
    }

    public List<CheckView> passing() {
        return checks.stream().filter(CheckView::passed).toList();
    }

    /// A part of the time that a verdict took.
    ///
    /// @param means what was done then, for who wonders
    public record Span(String name, long milliseconds, String means) {}

    /// Where the time went, in order.
    public List<Span> phases() {
        return List.of(
                new Span("queued", timings.queuedMs(), "Waited for a place and a worker"),
                new Span("compile", timings.compileMs(), "Compiled; next to nothing when it was compiled as you typed"),
                new Span("replay", timings.replayMs(), "Ran the events of the checks through your program"),
                new Span("compare", timings.compareMs(), "Held its records against the expected ones"));
    }

    /// The state for the design's `data-v`.
    public String look() {
        return switch (face) {
            case NONE -> "none";
            case RUNNING -> "running";
            case JUDGED -> allPassed() ? "pass" : "fail";
            case NOT_COMPILED, LIMIT, FAULT -> "error";
        };
    }

    /// The compiler's words for the editor, as JSON.
    public String diagnosticsJson() {
        return Diagnostics.json(diagnostics).toString();
    }

    private static ResultsView empty(Slug lab, LabSpec.Streams spec, int hidden) {
        return new ResultsView(
                lab.value(),
                Face.NONE,
                Optional.empty(),
                false,
                false,
                Grading.ofScope(spec, Scope.VISIBLE),
                hidden,
                0,
                Optional.empty(),
                Timings.NONE,
                "",
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Face face(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Judged _ -> Face.JUDGED;
            case Verdict.DidNotCompile _ -> Face.NOT_COMPILED;
            case Verdict.ExceededLimit _ -> Face.LIMIT;
            case Verdict.OurFault _ -> Face.FAULT;
        };
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Judged _, Verdict.DidNotCompile _ -> "";
            case Verdict.ExceededLimit exceeded -> exceeded.message();
            case Verdict.OurFault fault -> fault.message();
        };
    }

    private static List<CheckView.Sentence> advice(Verdict verdict) {
        return verdict instanceof Verdict.Judged judged
                ? judged.advice().stream()
                        .map(advice -> CheckView.Sentence.of(advice.sentence()))
                        .toList()
                : List.of();
    }

    private static List<Diagnostic> diagnostics(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Judged judged -> judged.warnings();
            case Verdict.DidNotCompile failed -> failed.diagnostics();
            case Verdict.ExceededLimit _, Verdict.OurFault _ -> List.of();
        };
    }

    private static String words(Optional<Phase> phase) {
        return switch (phase.orElse(new Phase.Queued(0))) {
            case Phase.Queued(int place) ->
                place > 1 ? "Waiting: you are number " + place + " in line" : "Waiting for a worker";
            case Phase.Compiling() -> "Compiling";
            case Phase.Replaying(int done, int total) -> "Running check " + (done + 1) + " of " + total;
            case Phase.Comparing() -> "Comparing records";
        };
    }
}
