package dev.millrace.classroom;

import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.time.Clock;

/// What leading a class is made of.
record Led(
        Pacing pacing,
        Announcements announcements,
        Following following,
        HeldBack heldBack,
        Visits visits,
        Clock clock) {
    static Led of(Database database, ActivityLog log, LiveClasses classes, HeldBack heldBack, Clock clock) {
        var pacing = new Pacing(database, log, classes);
        return new Led(
                pacing,
                new Announcements(database, log, classes, pacing),
                new Following(log, classes),
                heldBack,
                new Visits(database, clock),
                clock);
    }
}
