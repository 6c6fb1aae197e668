package dev.millrace.search;

import dev.millrace.content.Slug;
import java.util.List;

/// A passage that was found.
///
/// @param slug of its step
/// @param href the place, with the words to mark there
/// @param excerpt the part of its text with most of the words, in order
public record Hit(Slug slug, String step, String heading, String href, List<Part> excerpt) {
    public Hit {
        excerpt = List.copyOf(excerpt);
    }

    /// Text, marked when it was looked for.
    public record Part(String text, boolean marked) {}
}
