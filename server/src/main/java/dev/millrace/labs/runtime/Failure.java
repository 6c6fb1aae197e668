package dev.millrace.labs.runtime;

import java.util.List;

/// Why a lab did not start, or ended without being asked to.
///
/// @param lastLines the end of what the broker logged, for the instructor; bounded, untrusted text
public record Failure(Reason reason, List<String> lastLines) {
    /// The reasons that a person can do something about; everything else is `BROKE`.
    public enum Reason {
        PORT_TAKEN,
        DISK_FULL,
        DISK_LIMIT,
        TOO_SLOW,
        OUT_OF_MEMORY,
        UNREACHABLE,
        BROKE
    }

    public Failure {
        lastLines = List.copyOf(lastLines);
    }
}
