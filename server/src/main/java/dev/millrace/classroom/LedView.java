package dev.millrace.classroom;

import dev.millrace.content.Course;
import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.identity.Student;
import dev.millrace.progress.Activity.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a student sees that the class is led: where it is, whether their page follows, the countdown, what was said, and
/// what happened while they were away.
public record LedView(Pill pill, Optional<CountdownView> countdown, List<Banner> banners, int earlier, Away away) {
    /// Banners on a page, at most; older ones are on a page of their own.
    private static final int BANNERS = 2;

    public LedView {
        banners = List.copyOf(banners);
    }

    /// Where the class is, by the instructor's word.
    ///
    /// @param move changes with every move of the class
    /// @param href nothing when the step is held back from this student
    /// @param following whether this student's pages follow
    /// @param slide the one on the projector
    public record Pill(long move, String name, String href, boolean following, Optional<Projected> slide) {
        public boolean isSomewhere() {
            return !name.isEmpty();
        }
    }

    /// A slide on the projector, of a step that is open to this student.
    ///
    /// @param name of the step
    public record Projected(int slide, String name, String href) {}

    /// Something said to everybody, until this student has seen it.
    ///
    /// @param id the position in the log
    /// @param html sanitised
    /// @param link a step that it leads to
    public record Banner(long id, String by, String html, Optional<Target> link) {}

    /// What happened while they were away; no lines when nothing did.
    public record Away(Optional<Instant> since, List<AwayLine> lines) {
        public Away {
            lines = List.copyOf(lines);
        }
    }

    /// One thing that happened.
    ///
    /// @param href where it can be seen, or nothing
    public record AwayLine(String text, String href, String link) {}

    /// @param held what is held back from this student
    /// @param awaySince since when they had been away, until they have read what happened
    static LedView of(
            Course course,
            ClassState state,
            Student student,
            HeldBack.From held,
            Optional<Instant> awaySince,
            Instant now) {
        var lead = state.lead();
        var news = lead.announcements().stream()
                .filter(said -> said.at().isAfter(student.joinedAt()))
                .filter(said -> !lead.hasNoted(student.id(), said.id()))
                .toList();
        var banners = new ArrayList<Banner>();
        called(course, state, student, held).ifPresent(banners::add);
        news.stream().limit(BANNERS).map(said -> banner(course, said, held)).forEach(banners::add);
        return new LedView(
                pill(course, state, student, held),
                CountdownView.forStudent(course, lead, now),
                banners,
                Math.max(0, news.size() - BANNERS),
                new Away(
                        awaySince,
                        awaySince
                                .map(since -> happened(course, state, student, held, since))
                                .orElse(List.of())));
    }

    private static Pill pill(Course course, ClassState state, Student student, HeldBack.From held) {
        var at = state.lead().at().flatMap(slug -> Moment.step(course, slug));
        return new Pill(
                state.lead().lastMove().map(Lead.Move::id).orElse(0L),
                at.map(Step::name).orElse(""),
                at.flatMap(step -> reachable(step, held)).map(Target::href).orElse(""),
                state.lead().follows(student.id()),
                state.lead().projected().flatMap(shown -> projected(course, shown, held)));
    }

    private static Optional<Projected> projected(Course course, Lead.Shown shown, HeldBack.From held) {
        return Moment.step(course, shown.step())
                .flatMap(step -> reachable(step, held))
                .map(target -> new Projected(shown.slide(), target.name(), target.href() + "/slides"));
    }

    /// The instructor calls everybody: for whoever does not follow and is elsewhere, while the class is still there.
    private static Optional<Banner> called(Course course, ClassState state, Student student, HeldBack.From held) {
        var lead = state.lead();
        return lead.lastMove()
                .filter(Lead.Move::gathers)
                .filter(move -> !lead.follows(student.id()) && !lead.hasNoted(student.id(), move.id()))
                .filter(move -> !state.of(student.id()).here().equals(Optional.of(move.step())))
                .flatMap(move -> Moment.step(course, move.step())
                        .flatMap(step -> reachable(step, held))
                        .map(target -> new Banner(
                                move.id(),
                                move.by(),
                                MessageHtml.escaped("The class meets at " + target.name() + "."),
                                Optional.of(target))));
    }

    private static Banner banner(Course course, Lead.Announcement said, HeldBack.From held) {
        var link = said.step().flatMap(slug -> Moment.step(course, slug)).flatMap(step -> reachable(step, held));
        return new Banner(said.id(), said.by(), MessageHtml.of(said.text()), link);
    }

    private static List<AwayLine> happened(
            Course course, ClassState state, Student student, HeldBack.From held, Instant since) {
        var lines = new ArrayList<AwayLine>();
        var lead = state.lead();
        var before = lead.moves().stream()
                .filter(move -> !move.at().isAfter(since))
                .reduce((_, last) -> last)
                .map(Lead.Move::step);
        lead.lastMove()
                .filter(move -> move.at().isAfter(since) && !before.equals(Optional.of(move.step())))
                .flatMap(move -> Moment.step(course, move.step()))
                .ifPresent(step -> lines.add(moved(course, before, step, held)));
        var said = lead.announcements().stream()
                .filter(announcement -> announcement.at().isAfter(since))
                .count();
        if (said > 0) {
            lines.add(new AwayLine(
                    said == 1 ? "There was one announcement." : "There were " + said + " announcements.",
                    "/class/announcements",
                    "Read"));
        }
        lead.turns().stream()
                .filter(turn -> turn.kind() == Kind.RELEASED && turn.at().isAfter(since))
                .filter(turn ->
                        turn.studentId().isEmpty() || turn.studentId().get().equals(student.id()))
                .flatMap(turn -> Part.of(turn.payload().path("what").asText()).stream())
                .distinct()
                .filter(part -> !lead.holds().held(part, student.id()))
                .map(part -> new AwayLine(
                        part.name(course) + ": open now.", part.href(course).orElse(""), "Look"))
                .forEach(lines::add);
        if (lead.turns().stream()
                .anyMatch(turn -> turn.kind() == Kind.HAND_TAKEN
                        && turn.at().isAfter(since)
                        && turn.studentId().equals(Optional.of(student.id())))) {
            lines.add(new AwayLine(
                    "Your instructor came for your raised hand. Raise it again if you still need them.", "", ""));
        }
        return lines;
    }

    private static AwayLine moved(Course course, Optional<String> before, Step step, HeldBack.From held) {
        var from = before.flatMap(slug -> Moment.step(course, slug))
                .map(earlier -> " from " + earlier.name())
                .orElse("");
        return new AwayLine(
                "The class went" + from + " to " + step.name() + ".",
                reachable(step, held).map(Target::href).orElse(""),
                "Go there");
    }

    private static Optional<Target> reachable(Step step, HeldBack.From held) {
        Optional<Slug> slug = step.open().filter(open -> !held.step(open));
        return slug.map(_ -> Target.of(step));
    }
}
