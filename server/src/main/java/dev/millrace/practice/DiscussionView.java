package dev.millrace.practice;

import dev.millrace.content.Block;
import dev.millrace.content.Slug;
import dev.millrace.identity.Student;
import dev.millrace.identity.Viewer;
import java.util.List;

/// A discussion and the class's board under it.
///
/// @param open whether the board is unfolded
/// @param mayPost students post; instructors read
public record DiscussionView(
        Slug step, String title, long minutes, String html, List<Post> posts, boolean open, boolean mayPost) {
    public DiscussionView {
        posts = List.copyOf(posts);
    }

    static DiscussionView of(Viewer viewer, Slug step, Block.Discuss discuss, List<Post> posts, boolean open) {
        return new DiscussionView(
                step,
                discuss.title(),
                discuss.length().toMinutes(),
                discuss.html(),
                posts,
                open || !(viewer instanceof Student),
                viewer instanceof Student);
    }

    /// What the folded board is called.
    public String count() {
        return switch (posts.size()) {
            case 0 -> "No answers from the class yet";
            case 1 -> "Read 1 answer";
            default -> "Read " + posts.size() + " answers";
        };
    }
}
