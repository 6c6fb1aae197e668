package dev.millrace.storage;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that was in use before a class could have several instructors is brought up to date.
class OlderDatabaseTest {
    @Test
    void everybodyBelongsWhereTheyDid(@TempDir Path data) throws Exception {
        OlderDatabase.make(Database.fileUrl(data));

        try (var database = Database.open(data, Optional.empty())) {
            OlderDatabase.everybodyBelongsWhereTheyDid(database);
        }
    }
}
