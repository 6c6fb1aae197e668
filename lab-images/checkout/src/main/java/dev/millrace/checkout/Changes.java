package dev.millrace.checkout;

import java.util.concurrent.atomic.AtomicLong;

/// Counts what changed in a shop, so that whoever shows it knows when to look. Thread-safe.
final class Changes {
    private final AtomicLong count = new AtomicLong();

    void happened() {
        count.incrementAndGet();
    }

    long count() {
        return count.get();
    }
}
