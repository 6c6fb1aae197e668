package dev.millrace.grader;

/// Where the time went, in milliseconds of wall clock. Phases that were not reached are 0; `total` is from the call to
/// the verdict and so a little more than the sum.
public record Timings(long queuedMs, long compileMs, long replayMs, long compareMs, long totalMs) {
    public static final Timings NONE = new Timings(0, 0, 0, 0, 0);
}
