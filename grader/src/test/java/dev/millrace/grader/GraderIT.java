package dev.millrace.grader;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Verdicts of real workers, in the best sandbox of this machine.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GraderIT {
    private final Grader grader = new Grader(GraderSettings.of(Samples.HOME));

    @Test
    void rightOnePasses() {
        for (int i = 0; i < 5; i++) {
            var verdict = grader.grade(Samples.submission("ann", Samples.right()), _ -> {});
            System.err.println(VerdictJson.write("x", verdict) + " " + grader.sandboxProblem());
        }
    }

    @AfterAll
    void close() {
        grader.close();
    }
}
