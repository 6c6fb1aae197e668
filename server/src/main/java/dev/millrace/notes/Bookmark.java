package dev.millrace.notes;

/// A place that a student wants to find again.
///
/// @param anchor the id of a heading in the step's page; nothing for the step itself
/// @param title the heading, or the step's name, when it was marked
public record Bookmark(String step, String anchor, String title) {
    public String href() {
        return "/course/" + step + (anchor.isEmpty() ? "" : "#" + anchor);
    }
}
