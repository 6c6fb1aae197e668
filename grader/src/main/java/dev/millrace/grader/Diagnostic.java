package dev.millrace.grader;

/// What the compiler says about a place in a file.
///
/// @param line from 1; 0 when the compiler names no place
/// @param column from 1; 0 when the compiler names no place
/// @param endLine last line of the place, the same as `line` for most
/// @param endColumn first column after the place
/// @param message the compiler's own words, or ours when it finds none
public record Diagnostic(
        String file, int line, int column, int endLine, int endColumn, Severity severity, String message) {
    /// Errors keep a submission from running, warnings do not.
    public enum Severity {
        ERROR,
        WARNING
    }
}
