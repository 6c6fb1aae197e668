package dev.millrace.grader.replay;

/// The submission has no `static Topology topology()` where the lab wants it. The message is for the student.
public final class NoEntryPointException extends Exception {
    NoEntryPointException(String message) {
        super(message);
    }
}
