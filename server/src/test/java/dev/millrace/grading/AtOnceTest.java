package dev.millrace.grading;

import dev.millrace.storage.Database;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two tabs of one student, or an autosave and a submission, at the same moment.
@Timeout(60)
class AtOnceTest {
    @Test
    void firstSavesWaitForOneAnother(@TempDir Path data, @TempDir Path content) throws Exception {
        try (var database = Database.open(data, Optional.empty());
                var tabs = new AtOnce(database, content)) {
            tabs.firstSavesWaitForOneAnother();
        }
    }

    @Test
    void submissionsAtOnceAreOneBesideTheirAutosave(@TempDir Path data, @TempDir Path content) throws Exception {
        try (var database = Database.open(data, Optional.empty());
                var tabs = new AtOnce(database, content)) {
            tabs.submissionsAtOnceAreOneBesideTheirAutosave();
        }
    }
}
