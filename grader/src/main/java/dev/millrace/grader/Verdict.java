package dev.millrace.grader;

import java.util.List;

/// What the grader says about a submission.
public sealed interface Verdict {
    Circumstances circumstances();

    default Timings timings() {
        return circumstances().timings();
    }

    /// The checks that have a result, in the lab's order.
    default List<CheckResult> checks() {
        return List.of();
    }

    default Outcome outcome() {
        return switch (this) {
            case Judged judged ->
                judged.checks.stream().allMatch(CheckResult::passed) ? Outcome.PASSED : Outcome.FAILED;
            case DidNotCompile _ -> Outcome.DID_NOT_COMPILE;
            case ExceededLimit _ -> Outcome.EXCEEDED_LIMIT;
            case OurFault _ -> Outcome.OUR_FAULT;
        };
    }

    /// Every case ran.
    ///
    /// @param warnings what the compiler warned of
    /// @param advice what passes here and would go wrong in production
    record Judged(List<CheckResult> checks, List<Diagnostic> warnings, List<Advice> advice, Circumstances circumstances)
            implements Verdict {
        public Judged {
            checks = List.copyOf(checks);
            warnings = List.copyOf(warnings);
            advice = List.copyOf(advice);
        }
    }

    /// The compiler refused the sources.
    ///
    /// @param diagnostics errors and warnings, at least one error, places inside the submitted files
    record DidNotCompile(List<Diagnostic> diagnostics, Circumstances circumstances) implements Verdict {
        public DidNotCompile {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// The submission ran into a limit and was ended.
    ///
    /// @param message what happened and what to try, for the student
    /// @param checks the cases that were judged before
    record ExceededLimit(Limit limit, String message, List<CheckResult> checks, Circumstances circumstances)
            implements Verdict {
        public ExceededLimit {
            checks = List.copyOf(checks);
        }
    }

    /// The submission was not judged and should be tried again; nothing is said about it.
    record OurFault(String message, Circumstances circumstances) implements Verdict {}
}
