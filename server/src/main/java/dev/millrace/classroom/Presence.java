package dev.millrace.classroom;

import dev.millrace.identity.ClassId;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is here: students of whom a page has asked for something, or kept its stream open, in the last minute and a half
/// (where streams do not get through, an open page asks once a minute). Every few seconds the servers on one database
/// tell each other by it. Thread-safe; owns one virtual thread.
public final class Presence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final Duration HERE = Duration.ofSeconds(90);
    private static final Duration SHARED = Duration.ofSeconds(5);

    private final PresenceStore store;
    private final Clock clock;
    private final Map<StudentId, Seen> seen = new ConcurrentHashMap<>();
    /// Seen by this server, and not told to the others yet.
    private final Map<StudentId, Seen> untold = new ConcurrentHashMap<>();
    private final Thread thread;

    record Seen(ClassId classId, Instant at) {}

    public Presence(Database database, Clock clock) {
        this.store = new PresenceStore(database);
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("presence").start(this::share);
    }

    void saw(Student student) {
        var now = new Seen(student.classId(), clock.instant());
        seen.put(student.id(), now);
        untold.put(student.id(), now);
    }

    Set<StudentId> here(ClassId classId) {
        var since = clock.instant().minus(HERE);
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue().classId().equals(classId))
                .filter(entry -> entry.getValue().at().isAfter(since))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void share() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                exchange();
                Thread.sleep(SHARED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The later time; the class as it is stored, for the student may have been moved.
    private static Seen together(Seen mine, Seen stored) {
        return new Seen(stored.classId(), mine.at().isBefore(stored.at()) ? stored.at() : mine.at());
    }

    private void exchange() {
        try {
            var mine = new HashMap<>(untold);
            store.save(mine);
            mine.forEach(untold::remove);
            var since = clock.instant().minus(HERE);
            seen.values().removeIf(last -> last.at().isBefore(since));
            store.since(since).forEach((id, last) -> seen.merge(id, last, Presence::together));
        } catch (RuntimeException e) {
            LOG.warn("event=presence-not-shared", e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join(SHARED);
    }
}
