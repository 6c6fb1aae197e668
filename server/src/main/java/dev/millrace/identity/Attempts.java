package dev.millrace.identity;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down guessing: an address has a number of failures that refills with time. Successes cost nothing, so a whole
/// class may join from behind one address. Holds the 10,000 latest addresses. Thread-safe.
final class Attempts {
    private static final int ADDRESSES = 10_000;

    private final int failures;
    private final Duration refill;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    Attempts(int failures, Duration refill) {
        this.failures = failures;
        this.refill = refill;
    }

    boolean exhausted(String address) {
        return bucket(address).getAvailableTokens() == 0;
    }

    void failed(String address) {
        bucket(address).tryConsume(1);
    }

    private synchronized Bucket bucket(String address) {
        return buckets.computeIfAbsent(
                address,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(failures).refillGreedy(failures, refill))
                        .build());
    }
}
