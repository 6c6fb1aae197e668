package dev.millrace.grader.pool;

import dev.millrace.grader.CheckResult;
import dev.millrace.grader.Diagnostic;
import dev.millrace.grader.Limit;
import java.util.List;

/// How a submission went on one worker.
public sealed interface Ran {
    /// The compiler refused the sources.
    record NotCompiled(List<Diagnostic> diagnostics) implements Ran {}

    /// Every case ran and was judged.
    ///
    /// @param looks the smallest visible case again, for advice; the first is the run that was judged
    record Done(List<Diagnostic> warnings, List<CheckResult> checks, List<Look> looks) implements Ran {
        Done(List<Diagnostic> warnings, List<CheckResult> checks) {
            this(warnings, checks, List.of());
        }
    }

    /// The submission ran into a limit; the worker is gone.
    record Over(Limit limit, String message, List<CheckResult> checks) implements Ran {}

    /// The worker failed in a way that says nothing about the submission.
    record Broken(String why) implements Ran {}
}
