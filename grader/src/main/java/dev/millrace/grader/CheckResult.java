package dev.millrace.grader;

import dev.millrace.grader.diagnosis.Diagnosis;
import java.util.List;
import java.util.Optional;

/// What one case showed.
///
/// @param differences the first of them, in the order of the records; empty when the check passed
/// @param moreDifferences how many there were beyond those
/// @param exception what the submission threw: the exception, the student's own frames and the record that caused it
/// @param printed what the submission printed during this case, cut; empty for a hidden case
/// @param diagnosis the mistake that explains all that; empty when none is known that does
public record CheckResult(
        String id,
        String title,
        boolean hidden,
        boolean passed,
        List<Difference> differences,
        int moreDifferences,
        int expectedCount,
        int actualCount,
        Optional<String> exception,
        String printed,
        Optional<Diagnosis> diagnosis) {
    public CheckResult {
        differences = List.copyOf(differences);
    }

    /// A result without a diagnosis.
    public CheckResult(
            String id,
            String title,
            boolean hidden,
            boolean passed,
            List<Difference> differences,
            int moreDifferences,
            int expectedCount,
            int actualCount,
            Optional<String> exception,
            String printed) {
        this(
                id,
                title,
                hidden,
                passed,
                differences,
                moreDifferences,
                expectedCount,
                actualCount,
                exception,
                printed,
                Optional.empty());
    }
}
