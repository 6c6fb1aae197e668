package dev.millrace.labs;

import java.util.Locale;

/// Where a student's lab stands. Stored by its lower-case name.
enum LabState {
    /// Asked for.
    REQUESTED,
    /// The runtime is at it.
    STARTING,
    /// Clients are answered.
    READY,
    /// On the way to STOPPED, because somebody asked.
    STOPPING,
    /// On the way to IDLE, because nobody used it.
    DOZING,
    /// What it held is being forgotten; on the way to READY.
    RESETTING,
    /// Put to sleep with what it held; wakes when somebody comes.
    IDLE,
    STOPPED,
    FAILED;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LabState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /// On the way to READY or there: a server that comes up brings these to READY again.
    boolean isWanted() {
        return this == REQUESTED || this == STARTING || this == READY || this == RESETTING;
    }

    /// Nothing goes on by itself.
    boolean isSettled() {
        return this == READY || this == IDLE || this == STOPPED || this == FAILED;
    }
}
