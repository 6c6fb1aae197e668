package dev.millrace.labs;

import java.util.Locale;

/// Where a student's lab stands. Stored by its lower-case name.
enum LabState {
    REQUESTED,
    STARTING,
    READY,
    STOPPING,
    STOPPED,
    FAILED;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LabState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /// A server that comes up brings these to READY again.
    boolean isWanted() {
        return this == REQUESTED || this == STARTING || this == READY;
    }

    /// Nothing goes on by itself.
    boolean isSettled() {
        return this == READY || this == STOPPED || this == FAILED;
    }
}
