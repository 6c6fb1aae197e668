package dev.millrace.classroom;

import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When each student was last here, and since when they had been away before they came back. In the database,
/// so that it survives a restart; what is in memory spares it a write for every request. Thread-safe.
final class Visits {
    /// Whoever had no page for this long was away.
    static final Duration AWAY = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final VisitStore store;
    private final Clock clock;
    private final Map<StudentId, Known> known = new ConcurrentHashMap<>();

    private record Known(Instant at, Optional<Instant> awaySince) {}

    Visits(Database database, Clock clock) {
        this.store = new VisitStore(database);
        this.clock = clock;
    }

    /// A page of this student asked for something. A visit that cannot be kept is no reason to refuse the page.
    void saw(Student student) {
        var now = clock.instant();
        var before = known.get(student.id());
        if (before != null && now.isBefore(before.at().plus(FRESH))) {
            return;
        }
        var mine = new Known(now, before == null ? Optional.empty() : before.awaySince());
        boolean first = before == null
                ? known.putIfAbsent(student.id(), mine) == null
                : known.replace(student.id(), before, mine);
        if (first) {
            keep(student, now);
        }
    }

    private void keep(Student student, Instant now) {
        try {
            known.put(student.id(), new Known(now, store.saw(student.id(), now, AWAY)));
        } catch (JdbiException e) {
            LOG.warn("visit not kept student={}", student.id().value(), e);
        }
    }

    /// Since when a student who is back had been away; empty once they have read what happened.
    Optional<Instant> awaySince(Student student) {
        var seen = known.get(student.id());
        return seen == null ? Optional.empty() : seen.awaySince();
    }

    /// The student has read what happened.
    void caughtUp(Student student) {
        store.caughtUp(student.id());
        known.put(student.id(), new Known(clock.instant(), Optional.empty()));
    }
}
