package dev.millrace.grading;

import dev.millrace.content.Slug;
import dev.millrace.grader.Scope;
import dev.millrace.grader.Verdict;
import dev.millrace.grader.explain.Explanation;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.StudentId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One submission as it is kept.
///
/// @param attempt which attempt of this student at this lab it is, from 1; faults of ours are not counted
/// @param verdict empty until it is judged
/// @param explanation the fewest events that make it fail; empty when none are known
record SubmissionRow(
        SubmissionId id,
        ClassId classId,
        StudentId studentId,
        Slug lab,
        Scope scope,
        Map<String, String> files,
        int attempt,
        Instant submittedAt,
        Optional<Instant> judgedAt,
        Optional<Verdict> verdict,
        Optional<Explanation> explanation) {
    SubmissionRow {
        files = Map.copyOf(files);
    }

    boolean judged() {
        return verdict.isPresent();
    }
}
