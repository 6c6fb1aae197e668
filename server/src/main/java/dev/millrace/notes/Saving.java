package dev.millrace.notes;

/// What came of saving a note.
sealed interface Saving {
    record Saved(Note note) implements Saving {}

    /// Another tab or device saved it since; nothing was written.
    record Changed(Note other) implements Saving {}

    /// The text is longer than [Notes#LONGEST]; nothing was written.
    record TooLong() implements Saving {}
}
