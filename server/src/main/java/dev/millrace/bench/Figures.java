package dev.millrace.bench;

import java.util.Arrays;
import java.util.Collection;

/// The distribution of one measured duration, in milliseconds. Percentiles are nearest-rank.
public record Figures(String what, int count, double p50, double p95, double p99, double max) {

    /// Sums up `nanos`, durations in nanoseconds.
    ///
    /// @throws IllegalArgumentException when nothing was measured
    public static Figures of(String what, Collection<Long> nanos) {
        if (nanos.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured for " + what);
        }
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Figures(
                what, sorted.length, rank(sorted, 0.50), rank(sorted, 0.95), rank(sorted, 0.99), rank(sorted, 1));
    }

    private static double rank(long[] sorted, double share) {
        var index = Math.max(0, (int) Math.ceil(share * sorted.length) - 1);
        return Math.round(Arrays.stream(sorted).skip(index).findFirst().orElseThrow() / 1e4) / 100.0;
    }
}
