package dev.millrace.storage;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same on PostgreSQL.
class OlderPostgresIT {
    @Test
    void everybodyBelongsWhereTheyDid(@TempDir Path data) throws Exception {
        try (var postgres = PostgresServer.start()) {
            OlderDatabase.make(postgres.url());

            try (var database = Database.open(data, Optional.of(postgres.url()))) {
                OlderDatabase.everybodyBelongsWhereTheyDid(database);
            }
        }
    }
}
