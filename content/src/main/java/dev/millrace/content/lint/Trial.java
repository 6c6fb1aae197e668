package dev.millrace.content.lint;

import dev.millrace.grader.Verdict;
import dev.millrace.grader.exercise.Exercise;
import java.util.Map;

/// Runs sources against every case of an exercise, hidden ones included. The linter's only slow part, so tests
/// of the linter bring their own.
@FunctionalInterface
public interface Trial {
    Verdict run(Exercise exercise, Map<String, String> sources);
}
