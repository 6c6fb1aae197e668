package dev.millrace.classroom;

import dev.millrace.identity.StudentId;
import dev.millrace.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Visits in the database.
final class VisitStore {
    private final Database database;

    VisitStore(Database database) {
        this.database = database;
    }

    /// Notes that a student is here; answers with since when they had been away, unless they have caught up.
    Optional<Instant> saw(StudentId student, Instant now, Duration away) {
        return database.jdbi().inTransaction(h -> {
            int known = h.createUpdate("""
                            update student_visits set away_since =
                              case when away_since is null and last_seen < :limit then last_seen else away_since end,
                              last_seen = :now
                            where student_id = :student""")
                    .bind("student", student.value())
                    .bind("now", utc(now))
                    .bind("limit", utc(now.minus(away)))
                    .execute();
            if (known == 0) {
                h.createUpdate("insert into student_visits (student_id, last_seen) values (:student, :now)")
                        .bind("student", student.value())
                        .bind("now", utc(now))
                        .execute();
            }
            return awaySince(h, student);
        });
    }

    void caughtUp(StudentId student) {
        database.jdbi()
                .useHandle(
                        h -> h.createUpdate("update student_visits set away_since = null where student_id = :student")
                                .bind("student", student.value())
                                .execute());
    }

    private static Optional<Instant> awaySince(Handle h, StudentId student) {
        return h.createQuery("""
                        select away_since from student_visits
                        where student_id = :student and away_since is not null""")
                .bind("student", student.value())
                .map((rs, _) -> rs.getObject("away_since", OffsetDateTime.class).toInstant())
                .findOne();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
