package dev.millrace.grader.replay;

/// The submission went over a limit that the worker watches.
public final class OverLimitException extends RuntimeException {
    private final String limit;

    /// Tells of a limit.
    ///
    /// @param limit name of a limit, lower case
    /// @param message what happened and what to try, for the student
    public OverLimitException(String limit, String message) {
        super(message);
        this.limit = limit;
    }

    public String limit() {
        return limit;
    }
}
