package dev.millrace.slides;

import java.util.List;
import java.util.Optional;

/// The slides of one step, in order, at least the title.
///
/// @param minutes how long the step takes in class
/// @param previous the nearest open step before it, and `next` the one after it
public record Deck(
        String slug, String name, long minutes, List<Sheet> sheets, Optional<Beside> previous, Optional<Beside> next) {
    public Deck {
        sheets = List.copyOf(sheets);
    }

    /// A slide with its number, from 1, and what an instructor notes of that place; nothing where there are no notes.
    public record Sheet(int number, Slide slide, String notesHtml) {}

    /// The step before or after.
    public record Beside(String slug, String name) {}
}
