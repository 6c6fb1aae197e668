package dev.millrace.grader;

/// Where a submission is on its way to a verdict, for display.
public sealed interface Phase {
    /// Waiting for a worker.
    ///
    /// @param place 1 is next
    record Queued(int place) implements Phase {}

    record Compiling() implements Phase {}

    /// The cases are being run.
    ///
    /// @param done cases that have run already
    record Replaying(int done, int total) implements Phase {}

    record Comparing() implements Phase {}
}
