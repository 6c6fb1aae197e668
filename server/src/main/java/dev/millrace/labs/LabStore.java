package dev.millrace.labs;

import dev.millrace.content.Slug;
import dev.millrace.identity.StudentId;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// The statements of labs. Stateless: every method works on the caller's handle.
final class LabStore {
    private static final int LOG_CAP = 16_000;
    private static final String SELECT =
            "select student_id, lab_id, used, state, since, step, failure, failure_log, wiping, checkpoint, kept_until"
                    + " from labs ";

    List<LabRow> all(Handle h) {
        return h.createQuery(SELECT + "order by since").map((rs, _) -> row(rs)).list();
    }

    Optional<LabRow> of(Handle h, StudentId student) {
        return h.createQuery(SELECT + "where student_id = :student")
                .bind("student", student.value())
                .map((rs, _) -> row(rs))
                .findOne();
    }

    void save(Handle h, LabRow row) {
        var update = h.createUpdate("""
                update labs set lab_id = :lab, used = :used, state = :state, since = :since, step = :step,
                  failure = :failure, failure_log = :log,
                  wiping = :wiping, checkpoint = :checkpoint, kept_until = :kept
                where student_id = :student""");
        if (bound(update, row).execute() == 1) return;
        bound(h.createUpdate("""
                        insert into labs (student_id, lab_id, used, state, since, step, failure, failure_log,
                          wiping, checkpoint, kept_until)
                        values (:student, :lab, :used, :state, :since, :step, :failure, :log,
                          :wiping, :checkpoint, :kept)"""), row).execute();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, LabRow row) {
        return statement
                .bind("student", row.student().value())
                .bind("lab", row.lab().value())
                .bind("used", row.used())
                .bind("state", row.state().stored())
                .bind("since", row.since().atOffset(ZoneOffset.UTC))
                .bind("step", row.step().map(Slug::value).orElse(null))
                .bind("failure", row.failure().map(f -> f.reason().name()).orElse(null))
                .bind("log", row.failure().map(LabStore::log).orElse(null))
                .bind("wiping", row.wiping())
                .bind("checkpoint", row.checkpoint().map(ResetPoint::stored).orElse(null))
                .bind(
                        "kept",
                        row.keptUntil()
                                .map(time -> time.atOffset(ZoneOffset.UTC))
                                .orElse(null));
    }

    private static String log(Failure failure) {
        // PostgreSQL stores no NUL in text
        var text = String.join("\n", failure.lastLines()).replace('\0', '\uFFFD');
        return text.substring(Math.max(0, text.length() - LOG_CAP));
    }

    private static LabRow row(ResultSet rs) throws SQLException {
        var reason = rs.getString("failure");
        var log = rs.getString("failure_log");
        return new LabRow(
                new StudentId(rs.getString("student_id")),
                new LabId(rs.getString("lab_id")),
                rs.getBoolean("used"),
                LabState.of(rs.getString("state")),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(rs.getString("step")).map(Slug::new),
                Optional.ofNullable(reason)
                        .map(r -> new Failure(
                                Failure.Reason.valueOf(r),
                                Optional.ofNullable(log).orElse("").lines().toList())),
                rs.getBoolean("wiping"),
                Optional.ofNullable(rs.getString("checkpoint")).map(ResetPoint::of),
                Optional.ofNullable(rs.getObject("kept_until", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    /// Whether the student's broker was given what a lab begins with.
    boolean seeded(Handle h, StudentId student, Slug step) {
        return h.createQuery("select count(*) from lab_seeds where student_id = :student and step = :step")
                        .bind("student", student.value())
                        .bind("step", step.value())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    void seed(Handle h, StudentId student, Slug step) {
        if (seeded(h, student, step)) return;
        h.createUpdate("insert into lab_seeds (student_id, step) values (:student, :step)")
                .bind("student", student.value())
                .bind("step", step.value())
                .execute();
    }

    void forgetSeeds(Handle h, StudentId student) {
        h.createUpdate("delete from lab_seeds where student_id = :student")
                .bind("student", student.value())
                .execute();
    }
}
