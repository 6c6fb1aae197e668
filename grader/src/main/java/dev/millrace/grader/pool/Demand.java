package dev.millrace.grader.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Guesses how many owners will soon want a worker that they do not have: those who were expected lately, and as many
/// new ones as came lately, because a class comes together. Not safe for many threads.
final class Demand {
    private static final int MOST_REMEMBERED = 1000;

    private final Duration lately;
    private final Map<String, Instant> expected = new HashMap<>();
    private final Map<String, Instant> came = new HashMap<>();

    Demand(Duration lately) {
        this.lately = lately;
    }

    /// This owner has no worker and may want one.
    void expect(String owner, Instant now) {
        if (expected.size() < MOST_REMEMBERED) {
            expected.put(owner, now);
        }
    }

    /// A new owner took a worker.
    void came(String owner, Instant now) {
        expected.remove(owner);
        if (came.size() < MOST_REMEMBERED) {
            came.put(owner, now);
        }
    }

    /// How many fresh workers would not be too many.
    ///
    /// @param owners who have a worker
    int level(Set<String> owners, Instant now) {
        var before = now.minus(lately);
        var shortlyBefore = now.minus(lately.dividedBy(6));
        expected.values().removeIf(seen -> seen.isBefore(before));
        came.values().removeIf(seen -> seen.isBefore(shortlyBefore));
        long without =
                expected.keySet().stream().filter(o -> !owners.contains(o)).count();
        return (int) Math.max(without, came.size());
    }
}
