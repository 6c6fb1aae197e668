package dev.millrace.labs.runtime;

/// How far a start has come.
public sealed interface Phase {
    /// Others start first; `place` is 1 for the next one.
    record InLine(int place) implements Phase {}

    /// The broker's process is being made.
    record Launching() implements Phase {}

    /// The process runs; clients are not answered yet.
    record Booting() implements Phase {}
}
