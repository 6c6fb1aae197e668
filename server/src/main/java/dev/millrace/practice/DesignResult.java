package dev.millrace.practice;

/// What became of a design that a student sent.
sealed interface DesignResult {
    record Saved() implements DesignResult {}

    /// Not kept.
    ///
    /// @param row the row that is to blame, from 0
    record Refused(String what, int row) implements DesignResult {}
}
