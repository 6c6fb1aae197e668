package dev.millrace.grader.compile;

import dev.millrace.grader.frames.FromWorker.Problem;
import java.util.List;
import java.util.Map;

/// What the compiler made of a submission.
///
/// @param classes class files by binary name; empty when there is an error
/// @param problems errors and warnings, the first of them, in order
public record Compilation(Map<String, byte[]> classes, List<Problem> problems) {
    public Compilation {
        classes = Map.copyOf(classes);
        problems = List.copyOf(problems);
    }

    /// Whether there is something to run.
    public boolean ok() {
        return !classes.isEmpty() && problems.stream().noneMatch(Problem::error);
    }
}
