package dev.millrace.practice;

import dev.millrace.content.Block;
import dev.millrace.content.Slug;
import dev.millrace.content.text.Remark;
import dev.millrace.identity.Student;
import dev.millrace.identity.Viewer;
import java.util.List;
import java.util.Optional;

/// A discussion and the class's board under it. Everything named `html` is sanitised.
///
/// @param open whether the board is unfolded
/// @param mayPost students post; instructors pin, remove and sum up
/// @param summaryHtml what the instructor made of it, or nothing
/// @param summaryText the same as it was typed, for instructors
public record DiscussionView(
        Slug step,
        String title,
        long minutes,
        String html,
        List<Post> posts,
        boolean open,
        boolean mayPost,
        String summaryHtml,
        String summaryText,
        String summaryAuthor) {
    public DiscussionView {
        posts = List.copyOf(posts);
    }

    static DiscussionView of(
            Viewer viewer,
            Slug step,
            Block.Discuss discuss,
            List<Post> posts,
            Optional<Summary> summary,
            boolean open) {
        boolean student = viewer instanceof Student;
        return new DiscussionView(
                step,
                discuss.title(),
                discuss.length().toMinutes(),
                discuss.html(),
                posts,
                open || !student,
                student,
                summary.map(s -> Remark.html(s.text())).orElse(""),
                student ? "" : summary.map(Summary::text).orElse(""),
                summary.map(Summary::author).orElse(""));
    }

    /// What the folded board is called.
    public String count() {
        return switch (posts.size()) {
            case 0 -> "No answers from the class yet";
            case 1 -> "Read 1 answer";
            default -> "Read " + posts.size() + " answers";
        };
    }

    /// When the board asks for news: students' pages hear of them, an instructor's lesson has no stream.
    public String trigger() {
        return mayPost ? "millrace:placed from:#boards delay:300ms" : "every 10s";
    }
}
