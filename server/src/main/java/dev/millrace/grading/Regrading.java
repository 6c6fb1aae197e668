package dev.millrace.grading;

import dev.millrace.content.Slug;
import dev.millrace.grader.Grader;
import dev.millrace.grader.Scope;
import dev.millrace.grader.Submission;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.storage.Database;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/// Judges again what was submitted to a lab, with the lab and the engine as they are now. Writes nothing. For one
/// thread.
public final class Regrading {
    private static final int AT_ONCE = 4;

    private final SubmissionStore submissions;
    private final Exercise exercise;
    private final Grader grader;

    public Regrading(Database database, Exercise exercise, Grader grader) {
        this.submissions = new SubmissionStore(database);
        this.exercise = exercise;
        this.grader = grader;
    }

    /// Judges every submission with all checks, or only the last of each student.
    ///
    /// @param each told one after the other, oldest submission first
    public void run(Slug lab, boolean lastOnly, Consumer<Regraded> each) {
        var rows = submissions.judged(lab);
        var chosen = lastOnly ? last(rows) : rows;
        chosen.stream().gather(Gatherers.mapConcurrent(AT_ONCE, this::again)).forEach(each);
    }

    private static Collection<SubmissionRow> last(List<SubmissionRow> rows) {
        var last = new LinkedHashMap<String, SubmissionRow>();
        rows.forEach(row -> last.put(row.studentId().value(), row));
        return last.values();
    }

    private Regraded again(SubmissionRow row) {
        var submission = new Submission(row.studentId().value(), row.files(), exercise, Scope.ALL);
        var after = grader.grade(submission, _ -> {});
        return new Regraded(
                row.studentId(), row.attempt(), row.submittedAt(), row.verdict().orElseThrow(), after);
    }
}
