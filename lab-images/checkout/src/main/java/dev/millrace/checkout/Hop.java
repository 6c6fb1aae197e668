package dev.millrace.checkout;

import java.time.Duration;

/// One call to a service.
///
/// @param began by the clock of this process, in nanoseconds
record Hop(String service, long began, Duration took, Ending ending) {
    enum Ending {
        ANSWERED,
        TIMED_OUT,
        FAILED
    }
}
