package dev.millrace.labs;

import dev.millrace.content.Slug;
import dev.millrace.identity.StudentId;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// The statements of labs. Stateless: every method works on the caller's handle.
final class LabStore {
    private static final int LOG_CAP = 16_000;
    private static final String SELECT =
            "select student_id, lab_id, state, since, step, failure, failure_log from labs ";

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
                update labs set state = :state, since = :since, step = :step,
                  failure = :failure, failure_log = :log
                where student_id = :student""");
        if (bound(update, row).execute() == 1) return;
        bound(h.createUpdate("""
                        insert into labs (student_id, lab_id, state, since, step, failure, failure_log)
                        values (:student, :lab, :state, :since, :step, :failure, :log)"""), row).bind("lab", row.lab().value()).execute();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, LabRow row) {
        return statement
                .bind("student", row.student().value())
                .bind("state", row.state().stored())
                .bind("since", row.since().atOffset(ZoneOffset.UTC))
                .bind("step", row.step().map(Slug::value).orElse(null))
                .bind("failure", row.failure().map(f -> f.reason().name()).orElse(null))
                .bind("log", row.failure().map(LabStore::log).orElse(null));
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
                LabState.of(rs.getString("state")),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(rs.getString("step")).map(Slug::new),
                Optional.ofNullable(reason)
                        .map(r -> new Failure(
                                Failure.Reason.valueOf(r),
                                Optional.ofNullable(log).orElse("").lines().toList())));
    }

    /// The checks of a broker lab that a student has passed, once and for all.
    Set<String> passed(Handle h, StudentId student, Slug step) {
        return h
                .createQuery("select check_id from lab_checks where student_id = :student and step = :step")
                .bind("student", student.value())
                .bind("step", step.value())
                .mapTo(String.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /// False where it was passed before.
    boolean pass(Handle h, StudentId student, Slug step, String check, Instant now) {
        if (passed(h, student, step).contains(check)) return false;
        h.createUpdate("""
                        insert into lab_checks (student_id, step, check_id, passed_at)
                        values (:student, :step, :check, :now)""")
                .bind("student", student.value())
                .bind("step", step.value())
                .bind("check", check)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
        return true;
    }
}
