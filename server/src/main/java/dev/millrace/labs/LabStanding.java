package dev.millrace.labs;

/// Where a student's lab stands, for their class's instructor.
public enum LabStanding {
    /// Never started.
    NONE,
    STARTING,
    READY,
    /// Put to sleep because nobody used it.
    IDLE,
    STOPPING,
    STOPPED,
    FAILED,
    /// Wanted, and what it runs on does not answer.
    UNREACHABLE;

    static LabStanding of(StudentLab.Now now) {
        return switch (now.row().state()) {
            case REQUESTED, STARTING, RESETTING -> now.lost().isPresent() ? UNREACHABLE : STARTING;
            case READY -> now.lost().isPresent() ? UNREACHABLE : READY;
            case IDLE -> IDLE;
            case STOPPING, DOZING -> STOPPING;
            case STOPPED -> now.row().used() ? STOPPED : NONE;
            case FAILED -> FAILED;
        };
    }
}
