package dev.millrace.grader.exercise;

import java.time.Duration;

/// What one submission may use.
///
/// @param time wall-clock time for each case
/// @param memoryBytes Java heap of the worker, harness included
public record Limits(Duration time, long memoryBytes) {
    /// What a lab gets that names no limits.
    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(10), 256L << 20);

    public Limits {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("time limit must be positive: " + time);
        }
        if (memoryBytes < (64L << 20)) {
            throw new IllegalArgumentException("memory limit must be at least 64 MiB: " + memoryBytes);
        }
    }
}
