package dev.millrace.classroom;

import dev.millrace.identity.ClassId;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Who is here: students whose page has asked for something in the last minutes (an open page asks once a minute).
/// In memory only; after a restart the pages report again by themselves. Thread-safe.
final class Presence {
    private static final Duration HERE = Duration.ofSeconds(150);

    private final Clock clock;
    private final Map<StudentId, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(ClassId classId, Instant at) {}

    Presence(Clock clock) {
        this.clock = clock;
    }

    void saw(Student student) {
        seen.put(student.id(), new Seen(student.classId(), clock.instant()));
    }

    Set<StudentId> here(ClassId classId) {
        var since = clock.instant().minus(HERE);
        seen.values().removeIf(last -> last.at().isBefore(since));
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue().classId().equals(classId))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
