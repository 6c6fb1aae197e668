package dev.millrace.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.identity.Identity;
import dev.millrace.identity.Student;
import dev.millrace.storage.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisitsTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private Instant now = NINE;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private Database database;
    private Student noor;

    @BeforeEach
    void open(@TempDir Path data) {
        database = Database.open(data, Optional.empty());
        var identity = new Identity(database, (_, _) -> {}, clock);
        var joined = identity.join(identity.openClass("course").code(), "Noor");
        noor = (Student) ((Identity.Entry.Admitted) joined).viewer();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoHadNoPageForTenMinutesWasAwayUntilTheyHaveCaughtUp() {
        var visits = new Visits(database, clock);
        visits.saw(noor);
        assertThat(visits.awaySince(noor)).isEmpty();

        after(Duration.ofMinutes(12));
        visits.saw(noor);
        assertThat(visits.awaySince(noor)).contains(NINE);

        after(Duration.ofMinutes(3));
        visits.saw(noor);
        assertThat(visits.awaySince(noor)).contains(NINE);

        visits.caughtUp(noor);
        assertThat(visits.awaySince(noor)).isEmpty();
    }

    @Test
    void aPageThatStaysOpenIsNoAbsence() {
        var visits = new Visits(database, clock);
        for (int minute = 0; minute < 30; minute++) {
            visits.saw(noor);
            after(Duration.ofMinutes(1));
        }
        assertThat(visits.awaySince(noor)).isEmpty();
    }

    @Test
    void anotherServerKnowsItToo() {
        new Visits(database, clock).saw(noor);
        after(Duration.ofHours(1));

        var restarted = new Visits(database, clock);
        restarted.saw(noor);

        assertThat(restarted.awaySince(noor)).contains(NINE);
    }

    private void after(Duration time) {
        now = now.plus(time);
    }
}
