package dev.millrace.search;

import java.util.List;

/// A passage that was found.
///
/// @param href the place, with the words to mark there
/// @param excerpt the part of its text with most of the words, in order
public record Hit(String step, String heading, String href, List<Part> excerpt) {
    public Hit {
        excerpt = List.copyOf(excerpt);
    }

    /// Text, marked when it was looked for.
    public record Part(String text, boolean marked) {}
}
