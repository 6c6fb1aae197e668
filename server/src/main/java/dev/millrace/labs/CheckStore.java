package dev.millrace.labs;

import dev.millrace.content.Slug;
import dev.millrace.identity.StudentId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The statements of passed checks. Stateless: every method works on the caller's handle.
final class CheckStore {
    /// The checks of a broker lab that a student has passed, once and for all.
    Map<String, Pass> passes(Handle h, StudentId student, Slug step) {
        var passes = new HashMap<String, Pass>();
        h.createQuery("""
                        select check_id, passed_at, proved_at from lab_checks
                        where student_id = :student and step = :step""")
                .bind("student", student.value())
                .bind("step", step.value())
                .map((rs, _) -> Map.entry(
                        rs.getString("check_id"),
                        new Pass(
                                rs.getObject("passed_at", OffsetDateTime.class).toInstant(),
                                Optional.ofNullable(rs.getObject("proved_at", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant))))
                .forEach(pass -> passes.put(pass.getKey(), pass.getValue()));
        return passes;
    }

    /// False where it was passed before.
    boolean pass(Handle h, StudentId student, Slug step, String check, Instant now) {
        if (passes(h, student, step).containsKey(check)) return false;
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

    /// Does nothing where it was never passed.
    void prove(Handle h, StudentId student, Slug step, String check, Instant now) {
        h.createUpdate("""
                        update lab_checks set proved_at = :now
                        where student_id = :student and step = :step and check_id = :check""")
                .bind("student", student.value())
                .bind("step", step.value())
                .bind("check", check)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }
}
