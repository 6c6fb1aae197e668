package dev.millrace.grader.exercise;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Remembers the fingerprints of the exercises that were asked for last: a course has a few of them, and one with
/// 100,000 records takes half a second. Exercises are told apart as objects. Safe for many threads.
public final class Fingerprints {
    private static final int MOST = 64;

    private record Known(WeakReference<Exercise> exercise, String fingerprint) {}

    private final Deque<Known> known = new ArrayDeque<>();

    /// The exercise's [Fingerprint].
    public String of(Exercise exercise) {
        return find(exercise).orElseGet(() -> {
            var fingerprint = Fingerprint.of(exercise);
            remember(new Known(new WeakReference<>(exercise), fingerprint));
            return fingerprint;
        });
    }

    private synchronized Optional<String> find(Exercise exercise) {
        return known.stream()
                .filter(one -> one.exercise().refersTo(exercise))
                .map(Known::fingerprint)
                .findFirst();
    }

    private synchronized void remember(Known one) {
        known.removeIf(old -> old.exercise().refersTo(null));
        known.addFirst(one);
        if (known.size() > MOST) {
            known.removeLast();
        }
    }
}
