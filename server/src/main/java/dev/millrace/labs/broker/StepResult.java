package dev.millrace.labs.broker;

/// How steps on a broker went.
public sealed interface StepResult {
    /// All of them are done.
    record Done() implements StepResult {}

    /// A step could not be done; those after it were not tried.
    ///
    /// @param line of the step in its file
    /// @param sentence what the broker said
    record Failed(int line, String sentence) implements StepResult {}
}
