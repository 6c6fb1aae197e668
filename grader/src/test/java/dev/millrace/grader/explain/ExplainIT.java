package dev.millrace.grader.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.Grader;
import dev.millrace.grader.GraderSettings;
import dev.millrace.grader.Scope;
import dev.millrace.grader.Submission;
import dev.millrace.grader.Verdict;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// Explanations by real workers, on a lab of the course.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExplainIT {
    private static final Labs LAB = Labs.REVENUE;
    private static final int TRIES = 10;

    private Grader grader;

    @BeforeAll
    void start() {
        grader = new Grader(
                GraderSettings.of(Path.of(System.getProperty("millrace.home"))).withWarm(2, 0));
    }

    @AfterAll
    void stop() {
        grader.close();
    }

    @Test
    void aVisibleCaseIsExplainedByFewEventsAndBothRuns() {
        var submission = submission("ann", LAB.sources("wrong/no-grace"));
        var explanation = minimal(submission);

        assertThat(explanation.caseId()).isEqualTo("late-order");
        assertThat(explanation.count()).isBetween(2, 4);
        assertThat(explanation.replayed().events()).hasSize(explanation.count());
        assertThat(explanation.replayed().firstWrong()).isPresent();
        assertThat(explanation.replayed().yours())
                .isNotEqualTo(explanation.replayed().expected());
        assertThat(explanation.replayed().yours())
                .flatExtracting(Step::dropped)
                .extracting(Step.Dropped::why)
                .contains(Step.Why.LATE);
    }

    @Test
    void ofAHiddenCaseOnlyFewEventsAreShown() {
        var explanation =
                explain(submission("bob", LAB.sources("wrong/patient-grace"))).orElseThrow();

        assertThat(explanation.hidden()).isTrue();
        assertThat(explanation.count()).isLessThanOrEqualTo(Explanation.MOST_OF_HIDDEN);
        assertThat(explanation.replayed().events()).isNotEmpty();
    }

    @Test
    void whatPassesOrIsNoProgramHasNothingToExplain() {
        assertThat(explain(submission("cem", LAB.sources("solution")))).isEmpty();
        assertThat(explain(submission("cem", Map.of(LAB.entry() + ".java", "class Nothing {}"))))
                .isEmpty();
    }

    /// It counts how often it was built, and so a search meets another program than the verdict did.
    @Test
    void aProgramThatEndsItsProcessDuringTheSearchIsNotExplainedAndItsOwnerGoesOn() {
        var source = LAB.sources("wrong/no-grace").getOrDefault(LAB.entry() + ".java", "");
        var leaving = source.replace(
                "static Topology topology() {",
                "static Topology topology() {\n        if (new java.util.Random().nextInt(4) == 0) System.exit(0);");
        for (int i = 0; i < 3; i++) {
            var _ = explain(submission("dan", Map.of(LAB.entry() + ".java", leaving)));
        }

        assertThat(explain(submission("dan", LAB.sources("wrong/no-grace")))).isPresent();
    }

    /// On a busy machine a second may be over before the fewest are known: then it is looked for again.
    private Explanation minimal(Submission submission) {
        for (int i = 0; i < TRIES; i++) {
            var explanation = explain(submission);
            if (explanation.filter(Explanation::minimal).isPresent()) {
                return explanation.get();
            }
        }
        throw new AssertionError("no minimum in " + TRIES + " searches");
    }

    private Optional<Explanation> explain(Submission submission) {
        Verdict verdict = grader.grade(submission, _ -> {});
        return grader.explain(submission, verdict, LAB.sources("solution"));
    }

    private static Submission submission(String owner, Map<String, String> files) {
        return new Submission(owner, files, exercise(), Scope.ALL);
    }

    private static Exercise exercise() {
        var hidden = LAB.fixture("too-late");
        var plain = LAB.exercise();
        return new Exercise(
                plain.lab(),
                plain.entry(),
                plain.limits(),
                plain.topics(),
                List.of(
                        LAB.fixture("steady-day"),
                        LAB.fixture("late-order"),
                        new Case(hidden.id(), hidden.title(), true, hidden.input(), hidden.expected())),
                plain.tolerance());
    }
}
