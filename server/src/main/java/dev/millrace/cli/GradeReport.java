package dev.millrace.cli;

import dev.millrace.grader.CheckResult;
import dev.millrace.grader.Diagnostic;
import dev.millrace.grader.Timings;
import dev.millrace.grader.Verdict;
import dev.millrace.grading.ExplanationView;
import dev.millrace.grading.StepView;
import java.io.PrintWriter;
import java.util.List;

/// A verdict as a person reads it in a terminal: each check, the first differences, where the time went.
record GradeReport(PrintWriter out) {
    private static final int FIRST = 3;

    void print(String lab, Verdict verdict) {
        verdict.checks().forEach(this::check);
        switch (verdict) {
            case Verdict.Judged judged -> {
                summary(lab, judged.checks());
                judged.advice()
                        .forEach(advice -> out.println("Passes here, would not in production: " + advice.sentence()));
            }
            case Verdict.DidNotCompile failed -> {
                failed.diagnostics().forEach(this::diagnostic);
                out.println(lab + ": does not compile.");
            }
            case Verdict.ExceededLimit exceeded -> out.println(lab + ": stopped. " + exceeded.message());
            case Verdict.OurFault fault -> out.println(lab + ": not judged. " + fault.message());
        }
        timings(verdict.timings(), verdict.circumstances().sandbox());
    }

    /// The fewest events that make it fail, and what became of each on both sides.
    void print(ExplanationView explanation) {
        out.println(explanation.title() + ". " + String.join(" ", explanation.notes()));
        for (var step : explanation.steps()) {
            out.println("  " + step.label());
            step.arrived().lines().forEach(line -> out.println("    " + line));
            step.parts().forEach(this::part);
        }
    }

    private void part(StepView.Part part) {
        var name = part.name() + (part.about().isEmpty() ? "" : " " + part.about());
        if (part.same()) {
            part.yours().forEach(line -> out.println("    " + name + ": " + words(line)));
            return;
        }
        out.println("    " + name);
        side("expected", part.expected());
        side("yours", part.yours());
    }

    private void side(String name, List<StepView.Line> lines) {
        if (lines.isEmpty()) {
            out.println("      " + name + ": nothing");
        }
        lines.forEach(line -> out.println("      " + name + (line.differs() ? "! " : ": ") + words(line)));
    }

    private static String words(StepView.Line line) {
        return (line.name() + " " + line.value()).strip();
    }

    private void summary(String lab, List<CheckResult> checks) {
        long passed = checks.stream().filter(CheckResult::passed).count();
        out.println(lab + ": " + passed + " of " + checks.size() + " checks passed.");
    }

    private void check(CheckResult check) {
        out.println((check.passed() ? "✓ " : "✗ ") + check.title() + (check.hidden() ? " (hidden)" : ""));
        check.diagnosis().ifPresent(d -> out.println("    " + d.kind().words() + " " + d.sentence()));
        check.exception().ifPresent(text -> text.lines().forEach(line -> out.println("    " + line)));
        check.differences().stream()
                .limit(FIRST)
                .forEach(d -> out.println("    " + d.kind().words() + ": " + d.sentence()));
        int more = check.differences().size() + check.moreDifferences() - FIRST;
        if (more > 0) {
            out.println("    and " + more + " more.");
        }
        if (!check.printed().isEmpty()) {
            out.println("    printed:");
            check.printed().lines().limit(10).forEach(line -> out.println("      " + line));
        }
    }

    private void diagnostic(Diagnostic d) {
        var word = d.severity() == Diagnostic.Severity.ERROR ? "error" : "warning";
        out.println(d.file() + ":" + d.line() + ":" + d.column() + ": " + word + ": " + d.message());
    }

    private void timings(Timings t, String sandbox) {
        out.printf(
                "queued %d ms, compile %d ms, replay %d ms, compare %d ms, total %d ms; sandbox %s%n",
                t.queuedMs(), t.compileMs(), t.replayMs(), t.compareMs(), t.totalMs(), sandbox);
    }
}
