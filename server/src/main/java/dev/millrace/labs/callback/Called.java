package dev.millrace.labs.callback;

/// What came of calling a service.
public sealed interface Called {
    /// It answered by HTTP.
    ///
    /// @param body untrusted; what was read of it
    /// @param whole false where there was more
    record Answered(int status, String body, boolean whole) implements Called {}

    /// Nobody answered, or nobody was called.
    ///
    /// @param why a sentence's part for the student: what happened, and what to do
    record Unanswered(String why) implements Called {}
}
