package dev.millrace.grading;

import dev.millrace.identity.StudentId;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often each student may have something compiled: as often as anybody types and pauses, with something to spare
/// for several pages. Holds the 10,000 latest students. Thread-safe.
final class Pace {
    private static final int STUDENTS = 10_000;
    private static final int AT_ONCE = 12;
    private static final int A_SECOND = 2;

    private final Map<StudentId, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<StudentId, Bucket> eldest) {
            return size() > STUDENTS;
        }
    };

    boolean allows(StudentId student) {
        return bucket(student).tryConsume(1);
    }

    private synchronized Bucket bucket(StudentId student) {
        return buckets.computeIfAbsent(
                student,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(A_SECOND, Duration.ofSeconds(1)))
                        .build());
    }
}
