package dev.millrace.notes;

import java.time.Instant;

/// A student's note on one step, as Markdown. Version 0 is a note that was never written.
public record Note(String step, String text, int version, Instant savedAt) {
    static Note none(String step) {
        return new Note(step, "", 0, Instant.EPOCH);
    }
}
