package dev.millrace.classroom;

import dev.millrace.content.Course;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.content.text.Escape;
import dev.millrace.content.text.Remark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a student and the instructors wrote to each other.
///
/// @param address where one's own next message is posted to
/// @param news how many of them the student has not put away
/// @param upTo the position in the log of the last of them
/// @param seen whether the student has put all of them away
public record TalkView(String address, List<Line> lines, int news, long upTo, boolean seen) {
    static final int LONGEST = 1_000;
    private static final int MOST_FRESH = 3;

    public TalkView {
        lines = List.copyOf(lines);
    }

    /// One message or sent hint.
    ///
    /// @param author empty for the student's own
    /// @param html sanitised
    /// @param href where the hint is, or nothing
    public record Line(long id, Instant at, boolean taught, String author, String html, String href) {}

    /// The thread as its student sees it.
    static TalkView ofStudent(Course course, Asked asked) {
        return of("/class/messages", course, asked);
    }

    /// The thread as an instructor sees it.
    static TalkView ofInstructor(Course course, Asked asked, String student) {
        return of("/class/students/" + student + "/messages", course, asked);
    }

    private static TalkView of(String address, Course course, Asked asked) {
        return new TalkView(
                address,
                asked.messages().stream().map(m -> line(course, m)).toList(),
                asked.news().size(),
                asked.messages().stream().mapToLong(Asked.Message::id).max().orElse(0),
                asked.news().isEmpty());
    }

    private static Line line(Course course, Asked.Message message) {
        return message.hint()
                .map(sent -> new Line(
                        message.id(),
                        message.at(),
                        true,
                        message.author(),
                        "<p>Hint " + sent.number() + " of " + name(course, sent.lab()) + "</p>",
                        "/course/" + sent.lab() + "#hint-" + sent.number()))
                .orElseGet(() -> new Line(
                        message.id(),
                        message.at(),
                        message.taught(),
                        message.author(),
                        Remark.html(message.text()),
                        ""));
    }

    private static String name(Course course, String lab) {
        return Optional.of(lab)
                .filter(Slug::isValid)
                .flatMap(slug -> course.step(new Slug(slug)))
                .map(Step::name)
                .map(Escape::html)
                .orElse("a lab");
    }

    /// The newest from instructors that the student has not put away, oldest first, for the strip.
    public List<Line> fresh() {
        var taught = lines.stream().filter(Line::taught).toList();
        return taught.subList(Math.max(0, taught.size() - Math.min(news, MOST_FRESH)), taught.size());
    }
}
