package dev.millrace.grader;

/// Which cases a submission is run against.
public enum Scope {
    /// The cases that the student may see: "Run".
    VISIBLE,
    /// Visible and hidden cases: "Submit".
    ALL
}
