package dev.millrace.grading;

import dev.millrace.grader.CheckResult;
import dev.millrace.grader.Verdict;
import dev.millrace.identity.StudentId;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/// A submission with the verdict that it has, and the one that it would get now.
public record Regraded(StudentId student, int attempt, Instant submittedAt, Verdict before, Verdict after) {
    /// Whether a student would notice: another outcome, or other checks that pass.
    public boolean changed() {
        return before.outcome() != after.outcome() || !passing(before).equals(passing(after));
    }

    /// Checks that pass now and did not.
    public List<String> gained() {
        return without(passing(after), passing(before));
    }

    /// Checks that passed and do not now, those that the lab no longer has included.
    public List<String> lost() {
        return without(passing(before), passing(after));
    }

    private static TreeSet<String> passing(Verdict verdict) {
        var ids = new TreeSet<String>();
        verdict.checks().stream()
                .filter(CheckResult::passed)
                .map(CheckResult::id)
                .forEach(ids::add);
        return ids;
    }

    private static List<String> without(TreeSet<String> ids, TreeSet<String> others) {
        ids.removeAll(others);
        return List.copyOf(ids);
    }
}
