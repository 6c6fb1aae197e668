package dev.millrace.grader;

import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sources of one owner, to be judged.
///
/// @param owner the trust domain: a worker process never serves two owners. Any stable text, such as a student's id
/// @param files source text by file name, `RevenuePerWindow.java`; the names are data and never become paths
public record Submission(String owner, Map<String, String> files, Exercise exercise, Scope scope) {
    public Submission {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /// The same with other sources.
    public Submission with(Map<String, String> otherFiles) {
        return new Submission(owner, otherFiles, exercise, scope);
    }

    /// The cases that this submission is run against, in the lab's order, hidden ones last: a submission that has seen
    /// hidden input has no visible case left to print it in.
    public List<Case> cases() {
        return exercise.cases().stream()
                .filter(c -> scope == Scope.ALL || !c.hidden())
                .sorted(Comparator.comparing(Case::hidden))
                .toList();
    }
}
