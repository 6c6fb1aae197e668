package dev.millrace.labs;

import dev.millrace.labs.runtime.LabId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The statements of the pool: one row a broker that was made for nobody yet. Stateless.
final class PoolStore {
    List<LabId> all(Handle h) {
        return h.createQuery("select lab_id from lab_pool order by made_at")
                .mapTo(String.class)
                .map(LabId::new)
                .list();
    }

    void add(Handle h, LabId lab, Instant now) {
        h.createUpdate("insert into lab_pool (lab_id, made_at) values (:lab, :now)")
                .bind("lab", lab.value())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /// False where another was faster: whoever deletes the row has the broker.
    boolean take(Handle h, LabId lab) {
        return h.createUpdate("delete from lab_pool where lab_id = :lab")
                        .bind("lab", lab.value())
                        .execute()
                == 1;
    }
}
