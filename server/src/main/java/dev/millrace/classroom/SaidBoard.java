package dev.millrace.classroom;

import dev.millrace.content.Course;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What was said to everybody, newest first.
public record SaidBoard(List<Line> lines) {
    private static final int SHOWN = 30;

    public SaidBoard {
        lines = List.copyOf(lines);
    }

    /// One announcement.
    ///
    /// @param html sanitised
    /// @param seen "seen by 19 of 24"; nothing on a student's page
    public record Line(long id, Instant at, String by, String html, Optional<Target> link, String seen) {}

    static SaidBoard of(Moment moment) {
        var lead = moment.state().lead();
        return of(
                moment.course(),
                lead,
                said -> "seen by " + lead.seenBy(said.id()) + " of "
                        + moment.students().size());
    }

    static SaidBoard forStudents(Course course, Lead lead) {
        return of(course, lead, said -> "");
    }

    private static SaidBoard of(Course course, Lead lead, Function<Lead.Announcement, String> seen) {
        return new SaidBoard(lead.announcements().stream()
                .limit(SHOWN)
                .map(said -> new Line(
                        said.id(),
                        said.at(),
                        said.by(),
                        MessageHtml.of(said.text()),
                        said.step().flatMap(slug -> Moment.step(course, slug)).map(Target::of),
                        seen.apply(said)))
                .toList());
    }
}
