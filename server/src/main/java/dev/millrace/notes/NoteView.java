package dev.millrace.notes;

import java.util.List;

/// What a student keeps at one step.
///
/// @param owner the student's id, so that a browser keeps unsaved text of two students apart
/// @param html the note as it reads
public record NoteView(String owner, String slug, String name, Note note, String html, List<Place> places) {
    public NoteView {
        places = List.copyOf(places);
    }

    /// A place that can be marked, and whether it is.
    public record Place(Bookmark place, boolean marked) {}

    /// The most characters.
    public int longest() {
        return Notes.LONGEST;
    }
}
