package dev.millrace.desk;

import dev.millrace.notes.Bookmark;
import dev.millrace.notes.Notes;
import java.util.List;

/// What is a student's own in the course: how far they are, what they marked, what they wrote.
public record MineView(List<OutcomeView> outcomes, List<Bookmark> bookmarks, List<Notes.Written> notes) {
    public MineView {
        outcomes = List.copyOf(outcomes);
        bookmarks = List.copyOf(bookmarks);
        notes = List.copyOf(notes);
    }
}
