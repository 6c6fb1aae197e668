package dev.millrace.labs.runtime;

/// How a start ended.
public sealed interface StartResult {
    /// Clients are answered at `endpoint`.
    record Ready(Endpoint endpoint) implements StartResult {}

    /// Nothing runs; another start may be tried.
    record Failed(Failure failure) implements StartResult {}

    /// Somebody asked for a stop meanwhile; nothing runs.
    record Cancelled() implements StartResult {}
}
