package dev.millrace.content.check;

import java.time.Duration;
import java.util.Optional;

/// How long a check may take to become true, and how long it must then stay true. What the two are measured from is
/// said in docs/authoring.md.
public record Timing(Optional<Duration> within, Optional<Duration> stays) {
    public static final Timing NONE = new Timing(Optional.empty(), Optional.empty());
}
