package dev.millrace.labs.runtime;

import java.util.List;

/// How a start ended.
public sealed interface StartResult {
    /// Clients are answered at `endpoint`.
    record Ready(Endpoint endpoint) implements StartResult {}

    /// Nothing runs; another start may be tried.
    record Failed(Failure failure) implements StartResult {}

    /// Somebody asked for a stop meanwhile; nothing runs.
    record Cancelled() implements StartResult {}

    /// A failure with one line of explanation.
    static StartResult failed(Failure.Reason reason, String line) {
        return new Failed(new Failure(reason, List.of(line)));
    }
}
