package dev.millrace.grader;

import java.util.Locale;

/// A limit that a submission ran into.
public enum Limit {
    /// A case, or the compiler, took longer than the lab allows.
    TIME,
    MEMORY,
    THREADS,
    /// Too many records, or a record that is too big.
    OUTPUT,
    /// Too much printed.
    PRINT,
    /// The submission ended its process.
    EXIT,
    /// More source text than is accepted.
    SOURCE;

    /// The name in JSON.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
