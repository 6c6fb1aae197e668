package dev.millrace.practice;

import dev.millrace.content.text.Remark;
import dev.millrace.identity.Instructor;
import dev.millrace.identity.Student;
import dev.millrace.identity.StudentId;
import dev.millrace.identity.Viewer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the rows of a board with the eyes of one viewer: who is anonymous is so to peers, not to instructors.
record BoardReader(Viewer viewer, Map<Long, Set<StudentId>> votes) {
    /// Pinned ones first, then those with the most votes, then the newest.
    ///
    /// @param rows newest first
    List<Post> threads(List<PostRow> rows) {
        return rows.stream()
                .filter(row -> row.parent().isEmpty())
                .map(row -> post(row, replies(rows, row.id())))
                .filter(post -> !post.removed() || !post.replies().isEmpty() || viewer instanceof Instructor)
                .sorted(Comparator.comparing(Post::pinned)
                        .thenComparingInt(Post::votes)
                        .reversed())
                .toList();
    }

    private List<Post> replies(List<PostRow> rows, long parent) {
        return rows.reversed().stream()
                .filter(row -> row.parent().filter(id -> id == parent).isPresent())
                .map(row -> post(row, List.of()))
                .toList();
    }

    private Post post(PostRow row, List<Post> replies) {
        var voters = votes.getOrDefault(row.id(), Set.of());
        boolean mine = viewer instanceof Student student && student.id().equals(row.student());
        return new Post(
                row.id(),
                author(row, mine),
                row.removed() ? "" : Remark.html(row.text()),
                mine ? row.text() : "",
                mine,
                row.anonymous(),
                row.pinned(),
                row.edited(),
                row.removed(),
                voters.size(),
                viewer instanceof Student student && voters.contains(student.id()),
                replies);
    }

    private String author(PostRow row, boolean mine) {
        return row.anonymous() && !mine && !(viewer instanceof Instructor) ? "Somebody of your class" : row.author();
    }
}
