package dev.millrace.grader;

import java.util.Locale;

/// A verdict in one word.
public enum Outcome {
    PASSED,
    FAILED,
    DID_NOT_COMPILE,
    EXCEEDED_LIMIT,
    /// Something of ours broke; it says nothing about the submission and costs no attempt.
    OUR_FAULT;

    /// The name in JSON, `did-not-compile`.
    public String json() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
