package dev.millrace.content.lint;

import dev.millrace.grader.Grader;
import dev.millrace.grader.GraderSettings;
import dev.millrace.grader.Scope;
import dev.millrace.grader.Submission;
import dev.millrace.grader.Verdict;
import dev.millrace.grader.exercise.Exercise;
import java.util.Map;

/// The real trial: the grader that judges students. All sources belong to one owner, the author, so that one
/// worker serves them all. Close it to end the worker.
public final class GraderTrial implements Trial, AutoCloseable {
    private static final String OWNER = "author";

    private final Grader grader;

    /// Workers are started on demand.
    public GraderTrial(GraderSettings settings) {
        this.grader = new Grader(settings.withWarm(0, 0));
    }

    @Override
    public Verdict run(Exercise exercise, Map<String, String> sources) {
        return grader.grade(new Submission(OWNER, sources, exercise, Scope.ALL), phase -> {});
    }

    @Override
    public void close() {
        grader.close();
    }
}
