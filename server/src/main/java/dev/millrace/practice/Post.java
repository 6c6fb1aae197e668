package dev.millrace.practice;

import java.util.List;

/// One post on a class's board as one viewer may see it.
///
/// @param author as this viewer may know it
/// @param html sanitised; empty once it was removed
/// @param text as it was typed, for its own author to edit; otherwise empty
/// @param anonymous whether peers do not see the name
/// @param voted whether this viewer did
/// @param replies oldest first; none to a reply
public record Post(
        long id,
        String author,
        String html,
        String text,
        boolean mine,
        boolean anonymous,
        boolean pinned,
        boolean edited,
        boolean removed,
        int votes,
        boolean voted,
        List<Post> replies) {
    public Post {
        replies = List.copyOf(replies);
    }
}
