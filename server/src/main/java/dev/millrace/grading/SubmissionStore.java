package dev.millrace.grading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.content.Slug;
import dev.millrace.grader.Outcome;
import dev.millrace.grader.Scope;
import dev.millrace.grader.Verdict;
import dev.millrace.grader.VerdictJson;
import dev.millrace.grader.explain.Explanation;
import dev.millrace.grader.explain.ExplanationJson;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Submissions in the database. A row is `queued` until its verdict is there, then `judged`.
final class SubmissionStore {
    private static final String SELECT = """
            select id, class_id, student_id, step, scope, files, attempt, submitted_at, judged_at, verdict, explanation
            from submissions\s""";

    private final Database database;
    private final ObjectMapper json = new ObjectMapper();

    SubmissionStore(Database database) {
        this.database = database;
    }

    void insert(Handle h, SubmissionRow row) {
        h.createUpdate("""
                        insert into submissions
                          (id, class_id, student_id, step, scope, files, state, attempt, submitted_at)
                        values (:id, :class, :student, :step, :scope, :files, 'queued', :attempt, :at)""")
                .bind("id", row.id().value())
                .bind("class", row.classId().value())
                .bind("student", row.studentId().value())
                .bind("step", row.lab().value())
                .bind("scope", name(row.scope()))
                .bind("files", write(row.files()))
                .bind("attempt", row.attempt())
                .bind("at", row.submittedAt().atOffset(ZoneOffset.UTC))
                .execute();
    }

    /// The number of the next attempt: faults of ours do not count.
    int nextAttempt(Handle h, StudentId student, Slug lab) {
        return 1
                + h.createQuery("""
                        select count(*) from submissions where student_id = :student and step = :step
                          and (outcome is null or outcome <> :fault)""")
                        .bind("student", student.value())
                        .bind("step", lab.value())
                        .bind("fault", Outcome.OUR_FAULT.json())
                        .mapTo(Integer.class)
                        .one();
    }

    /// Writes a verdict, once.
    ///
    /// @return false when there was one already
    boolean judged(Handle h, SubmissionRow row, Verdict verdict, Instant at) {
        return h.createUpdate("""
                        update submissions set state = 'judged', judged_at = :at, outcome = :outcome, verdict = :verdict
                        where id = :id and state <> 'judged'""")
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .bind("outcome", verdict.outcome().json())
                        .bind(
                                "verdict",
                                VerdictJson.write(row.lab().value(), verdict).toString())
                        .bind("id", row.id().value())
                        .execute()
                == 1;
    }

    /// Keeps why a submission fails.
    void explained(SubmissionId id, Explanation explanation) {
        database.jdbi()
                .useHandle(h -> h.createUpdate("update submissions set explanation = :explanation where id = :id")
                        .bind("explanation", ExplanationJson.write(explanation).toString())
                        .bind("id", id.value())
                        .execute());
    }

    /// A student's own submission.
    Optional<SubmissionRow> find(Student student, SubmissionId id) {
        return database.jdbi()
                .withHandle(h -> h.createQuery(SELECT + "where id = :id and student_id = :student")
                        .bind("id", id.value())
                        .bind("student", student.id().value())
                        .map((rs, _) -> row(rs))
                        .findOne());
    }

    /// The newest submission of a student to a lab.
    Optional<SubmissionRow> last(StudentId student, Slug lab) {
        return database.jdbi().withHandle(h -> last(h, student, lab));
    }

    Optional<SubmissionRow> last(Handle h, StudentId student, Slug lab) {
        return h.createQuery(SELECT + """
                        where student_id = :student and step = :step order by submitted_at desc, id limit 1""")
                .bind("student", student.value())
                .bind("step", lab.value())
                .map((rs, _) -> row(rs))
                .findOne();
    }

    /// The newest submissions of a student to a lab, newest first, without their verdicts.
    List<Attempt> attempts(StudentId student, Slug lab, int most) {
        return database.jdbi()
                .withHandle(h -> h.createQuery("""
                                select id, attempt, submitted_at, files from submissions
                                where student_id = :student and step = :step order by submitted_at desc, id limit :most""")
                        .bind("student", student.value())
                        .bind("step", lab.value())
                        .bind("most", most)
                        .map((rs, _) -> new Attempt(
                                rs.getString("id"),
                                rs.getInt("attempt"),
                                rs.getObject("submitted_at", OffsetDateTime.class)
                                        .toInstant(),
                                read(rs.getString("files"))))
                        .list());
    }

    /// What no server has judged yet, oldest first.
    List<SubmissionRow> unjudged() {
        return database.jdbi()
                .withHandle(h -> h.createQuery(SELECT + "where state <> 'judged' order by submitted_at, id")
                        .map((rs, _) -> row(rs))
                        .list());
    }

    /// All that was submitted to a lab with every check asked for and has a verdict, oldest first.
    List<SubmissionRow> judged(Slug lab) {
        return database.jdbi()
                .withHandle(h -> h.createQuery(SELECT + """
                        where step = :step and scope = :scope and state = 'judged' order by submitted_at, id""")
                        .bind("step", lab.value())
                        .bind("scope", name(Scope.ALL))
                        .map((rs, _) -> row(rs))
                        .list());
    }

    private SubmissionRow row(ResultSet rs) throws SQLException {
        return new SubmissionRow(
                new SubmissionId(rs.getString("id")),
                new ClassId(rs.getString("class_id")),
                new StudentId(rs.getString("student_id")),
                new Slug(rs.getString("step")),
                rs.getString("scope").equals(name(Scope.ALL)) ? Scope.ALL : Scope.VISIBLE,
                read(rs.getString("files")),
                rs.getInt("attempt"),
                rs.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(rs.getObject("judged_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(rs.getString("verdict")).map(this::verdict),
                Optional.ofNullable(rs.getString("explanation")).map(this::explanation));
    }

    static String name(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    private Verdict verdict(String text) {
        try {
            return VerdictJson.read(json.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored verdict is not JSON", e);
        }
    }

    private Explanation explanation(String text) {
        try {
            return ExplanationJson.read(json.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored explanation is not JSON", e);
        }
    }

    private String write(Map<String, String> files) {
        try {
            return json.writeValueAsString(files);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write sources", e);
        }
    }

    private Map<String, String> read(String files) {
        try {
            return json.readValue(files, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored sources are not an object of texts", e);
        }
    }
}
