package dev.millrace.grader.explain;

import dev.millrace.grader.Difference;

/// The way in which a case fails. Two runs fail in the same way when their symptoms are equal.
public sealed interface Symptom {
    /// Records differ.
    ///
    /// @param field path of the first field that differs, without places of arrays, `lines[].price`; empty for
    ///     the value itself, and where it is not the value that differs
    record Differs(Difference.Kind kind, String topic, String field) implements Symptom {}

    /// The submission throws.
    ///
    /// @param type simple name of the exception's class, `NullPointerException`
    /// @param frame the submission's own innermost frame, `RevenuePerWindow.minor(RevenuePerWindow.java:61)`;
    ///     empty when there is none
    record Threw(String type, String frame) implements Symptom {}
}
