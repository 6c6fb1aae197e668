package dev.millrace.classroom;

import dev.millrace.content.Step;

/// A step that a link or a button leads to.
public record Target(String slug, String name, String href) {
    /// @param step an open one
    static Target of(Step step) {
        var slug = step.open().orElseThrow().value();
        return new Target(slug, step.name(), "/course/" + slug);
    }
}
