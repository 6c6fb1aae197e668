package dev.millrace.grader.replay;

/// The submission gave a topology that cannot be run as the lab wants. The message is for the student.
final class UnusableTopologyException extends RuntimeException {
    UnusableTopologyException(String message) {
        super(message);
    }
}
