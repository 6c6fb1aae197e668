package dev.millrace.labs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.content.BrokerCheck;
import dev.millrace.content.Slug;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes labs down: every change of a lab in one transaction with what the activity log says of it. Thread-safe.
final class LabJournal {
    private final Database database;
    private final ActivityLog log;
    private final Clock clock;
    private final LabStore store = new LabStore();
    private final CheckStore checks = new CheckStore();
    private final PoolStore pool = new PoolStore();
    private final SecureRandom random = new SecureRandom();

    LabJournal(Database database, ActivityLog log, Clock clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /// The time in the precision that databases keep.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    List<LabRow> all() {
        return database.jdbi().withHandle(store::all);
    }

    LabRow of(StudentId student) {
        return database.jdbi()
                .withHandle(h -> store.of(h, student))
                .orElseGet(() -> LabRow.fresh(student, freshId(), now()));
    }

    /// A name that no broker ever had: 80 bits in letters and digits.
    LabId freshId() {
        return new LabId("lab-" + new BigInteger(80, random).toString(32));
    }

    void save(LabRow row) {
        database.jdbi().useTransaction(h -> store.save(h, row));
    }

    void save(LabRow row, Student student, Activity.Kind kind) {
        var payload = JsonNodeFactory.instance.objectNode();
        if (row.failure().isPresent()) payload.put("message", LabWords.sentence(row.failure()));
        var draft = Activity.by(student, kind).with(payload);
        var placed = row.step().map(step -> draft.at(step.value())).orElse(draft);
        database.jdbi().useTransaction(h -> {
            store.save(h, row);
            log.append(h, placed);
        });
    }

    /// Gives a waiting broker to a student, both or neither; false where another was faster.
    boolean claim(LabRow row) {
        return database.jdbi().inTransaction(h -> {
            if (!pool.take(h, row.lab())) return false;
            store.save(h, row);
            return true;
        });
    }

    /// The row of a broker that was wiped: what labs begin with is to be put in place again.
    void saveWiped(LabRow row) {
        database.jdbi().useTransaction(h -> {
            store.save(h, row);
            store.forgetSeeds(h, row.student());
        });
    }

    boolean seeded(StudentId student, Slug step) {
        return database.jdbi().withHandle(h -> store.seeded(h, student, step));
    }

    /// The row of a broker that now holds what `step` begins with, or what one of its checkpoints says.
    void savePrepared(LabRow row, Slug step) {
        database.jdbi().useTransaction(h -> {
            store.save(h, row);
            store.seed(h, row.student(), step);
        });
    }

    List<LabId> pool() {
        return database.jdbi().withHandle(pool::all);
    }

    void addToPool(LabId lab) {
        database.jdbi().useTransaction(h -> pool.add(h, lab, now()));
    }

    /// False where the broker was claimed before.
    boolean takeFromPool(LabId lab) {
        return database.jdbi().inTransaction(h -> pool.take(h, lab));
    }

    /// The checks of a lab that the student passed, by id.
    Map<String, Pass> passes(StudentId student, Slug step) {
        return database.jdbi().withHandle(h -> checks.passes(h, student, step));
    }

    Set<String> passed(StudentId student, Slug step) {
        return passes(student, step).keySet();
    }

    /// A check that had passed was judged again and is as it should be.
    void prove(StudentId student, Slug step, BrokerCheck check) {
        database.jdbi().useTransaction(h -> checks.prove(h, student, step, check.id(), now()));
    }

    /// @param all the lab's checks, to say how many of them are passed now
    void pass(Student student, Slug step, BrokerCheck check, List<BrokerCheck> all) {
        database.jdbi().useTransaction(h -> {
            if (!checks.pass(h, student.id(), step, check.id(), now())) return;
            var passed = checks.passes(h, student.id(), step).keySet();
            var payload = JsonNodeFactory.instance
                    .objectNode()
                    .put("check", check.id())
                    .put("title", check.title())
                    .put(
                            "passed",
                            all.stream().filter(c -> passed.contains(c.id())).count())
                    .put("of", all.size());
            log.append(
                    h,
                    Activity.by(student, Activity.Kind.CHECK_PASSED)
                            .at(step.value())
                            .with(payload));
        });
    }
}
