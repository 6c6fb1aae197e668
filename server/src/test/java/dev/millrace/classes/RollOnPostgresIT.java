package dev.millrace.classes;

import dev.millrace.storage.Database;
import dev.millrace.storage.PostgresServer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The statements that put a roster right do the same on PostgreSQL, where two joins really run at once.
@Timeout(120)
class RollOnPostgresIT {
    private PostgresServer postgres;
    private Database database;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        postgres = PostgresServer.start();
        database = Database.open(data, Optional.of(postgres.url()));
    }

    @AfterEach
    void stop() throws Exception {
        database.close();
        postgres.close();
    }

    @Test
    void mergingMovingAndTheLastSeat() throws Exception {
        var people = People.in(database);
        BelongingsTest.everyColumnThatNamesAStudentIsLookedAt(database);
        BelongingsTest.mergingKeepsEverythingOnce(people);
        database.jdbi().useHandle(h -> {
            h.execute("delete from submissions");
            h.execute("delete from post_votes");
            h.execute("delete from posts");
            h.execute("delete from discussed_designs");
            h.execute("delete from labs");
            h.execute("update students set removed_at = current_timestamp");
        });
        RollTest.onlyOneGetsTheLastSeat(people);
        people.seats(100);
        RollTest.aMoveTakesAlongWhatIsTheStudents(people);
    }
}
