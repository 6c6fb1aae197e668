package dev.millrace.grading;

import dev.millrace.storage.Database;
import dev.millrace.storage.PostgresServer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The same on PostgreSQL.
@Timeout(120)
class AtOnceOnPostgresIT {
    @Test
    void savesAndSubmissionsWaitForOneAnother(@TempDir Path data, @TempDir Path content) throws Exception {
        try (var postgres = PostgresServer.start();
                var database = Database.open(data, Optional.of(postgres.url()));
                var tabs = new AtOnce(database, content)) {
            tabs.firstSavesWaitForOneAnother();
            tabs.submissionsAtOnceAreOneBesideTheirAutosave();
        }
    }
}
