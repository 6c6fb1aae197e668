package dev.millrace.classroom;

import dev.millrace.identity.ClassId;
import dev.millrace.identity.StudentId;
import dev.millrace.storage.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// When students were last seen, as every server on the database knows it.
final class PresenceStore {
    private final Database database;

    PresenceStore(Database database) {
        this.database = database;
    }

    /// In the order of their ids, as a merge locks them: two servers that write the same students, or a server and a
    /// merge, wait for one another and not in a circle.
    void save(Map<StudentId, Presence.Seen> seen) {
        if (seen.isEmpty()) return;
        database.jdbi().useTransaction(h -> {
            var batch = h.prepareBatch(
                    "update students set seen_at = :at where id = :id and (seen_at is null or seen_at < :at)");
            seen.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> entry.getKey().value()))
                    .forEach(entry -> batch.bind("id", entry.getKey().value())
                            .bind("at", entry.getValue().at().atOffset(ZoneOffset.UTC))
                            .add());
            batch.execute();
        });
    }

    Map<StudentId, Presence.Seen> since(Instant instant) {
        return database.jdbi()
                .withHandle(h -> h.createQuery("select id, class_id, seen_at from students where seen_at >= :since")
                        .bind("since", instant.atOffset(ZoneOffset.UTC))
                        .reduceResultSet(new HashMap<>(), (all, rs, _) -> {
                            all.put(
                                    new StudentId(rs.getString("id")),
                                    new Presence.Seen(
                                            new ClassId(rs.getString("class_id")),
                                            rs.getObject("seen_at", OffsetDateTime.class)
                                                    .toInstant()));
                            return all;
                        }));
    }
}
