package dev.millrace.classroom;

import dev.millrace.identity.StudentId;
import dev.millrace.progress.Activity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How the class is led, folded from the activity log: where it was taken and when, what was said to it, the countdown
/// that runs, what is held back, and who follows. Immutable.
///
/// @param turns moves, announcements, releases and taken hands, oldest first
/// @param noted what each student has seen of it, by position in the log
/// @param shown the slide that the projector shows
record Lead(
        List<Activity> turns,
        Optional<Countdown> countdown,
        Holds holds,
        Set<StudentId> followers,
        Map<StudentId, Set<Long>> noted,
        Optional<Shown> shown) {
    static final Lead NEW = new Lead(List.of(), Optional.empty(), Holds.NONE, Set.of(), Map.of(), Optional.empty());

    /// More than a course of three days makes.
    private static final int TURNS = 2_000;

    Lead {
        turns = List.copyOf(turns);
        followers = Set.copyOf(followers);
        noted = Map.copyOf(noted);
    }

    /// The class was taken to a step.
    ///
    /// @param id the position in the log
    /// @param zone where the instructor's clock is
    /// @param gathers whether everybody was asked to come
    record Move(long id, String step, Instant at, ZoneId zone, boolean gathers, String by) {}

    /// Something said to everybody.
    ///
    /// @param id the position in the log
    /// @param step the slug of the step that it links to
    record Announcement(long id, Instant at, String by, String text, Optional<String> step) {}

    /// A slide on the projector.
    ///
    /// @param id the position in the log
    /// @param slide its number, from 1
    record Shown(long id, String step, int slide) {}

    Lead after(Activity activity) {
        return switch (activity.kind()) {
            case CLASS_MOVED, CLASS_GATHERED, ANNOUNCED, HAND_TAKEN -> turn(activity, holds);
            case HELD -> new Lead(turns, countdown, holds.hold(activity), followers, noted, shown);
            case RELEASED -> turn(activity, holds.release(activity));
            case EXERCISE_STARTED -> counting(Optional.of(Countdown.of(activity)));
            case EXERCISE_EXTENDED -> counting(countdown.map(running -> running.extended(activity)));
            case EXERCISE_ENDED -> counting(Optional.empty());
            case FOLLOWED, UNFOLLOWED -> following(activity);
            case NOTED -> noting(activity);
            case SLIDE_SHOWN -> showing(activity);
            default -> this; // says nothing of how the class is led
        };
    }

    private Lead turn(Activity activity, Holds nextHolds) {
        var more = Stream.concat(turns.stream().skip(Math.max(0, turns.size() + 1 - TURNS)), Stream.of(activity))
                .toList();
        return new Lead(more, countdown, nextHolds, followers, noted, shown);
    }

    private Lead counting(Optional<Countdown> next) {
        return new Lead(turns, next, holds, followers, noted, shown);
    }

    private Lead following(Activity activity) {
        var next = new HashSet<>(followers);
        activity.studentId().ifPresent(activity.kind() == Activity.Kind.FOLLOWED ? next::add : next::remove);
        return new Lead(turns, countdown, holds, next, noted, shown);
    }

    private Lead noting(Activity activity) {
        var next = new HashMap<>(noted);
        activity.studentId().ifPresent(student -> {
            var seen = new HashSet<>(noted.getOrDefault(student, Set.of()));
            seen.add(activity.payload().path("of").asLong());
            next.put(student, Set.copyOf(seen));
        });
        return new Lead(turns, countdown, holds, followers, next, shown);
    }

    private Lead showing(Activity activity) {
        var next = activity.step()
                .map(step -> new Shown(
                        activity.id(), step, activity.payload().path("slide").asInt(1)));
        return new Lead(turns, countdown, holds, followers, noted, next);
    }

    /// The slide that the class sees: the projector's, unless the class has been taken to another step since.
    Optional<Shown> projected() {
        return shown.filter(slide -> lastMove()
                .filter(move -> move.id() > slide.id() && !move.step().equals(slide.step()))
                .isEmpty());
    }

    boolean follows(StudentId student) {
        return followers.contains(student);
    }

    boolean hasNoted(StudentId student, long id) {
        return noted.getOrDefault(student, Set.of()).contains(id);
    }

    /// How many students have seen something that was said.
    long seenBy(long id) {
        return noted.values().stream().filter(seen -> seen.contains(id)).count();
    }

    /// Where the class was taken, oldest first.
    List<Move> moves() {
        return turns.stream().filter(Lead::isMove).map(Lead::move).toList();
    }

    /// Where the class was taken last.
    Optional<Move> lastMove() {
        return turns.reversed().stream().filter(Lead::isMove).findFirst().map(Lead::move);
    }

    /// The slug of the step that the class is on, by the instructor's word.
    Optional<String> at() {
        return lastMove().map(Move::step);
    }

    private static boolean isMove(Activity turn) {
        return turn.step().isPresent()
                && (turn.kind() == Activity.Kind.CLASS_MOVED || turn.kind() == Activity.Kind.CLASS_GATHERED);
    }

    /// What was said to everybody, newest first.
    List<Announcement> announcements() {
        return turns.reversed().stream()
                .filter(turn -> turn.kind() == Activity.Kind.ANNOUNCED)
                .map(turn -> new Announcement(
                        turn.id(),
                        turn.at(),
                        by(turn),
                        turn.payload().path("text").asText(),
                        turn.step()))
                .toList();
    }

    private static Move move(Activity turn) {
        return new Move(
                turn.id(),
                turn.step().orElseThrow(),
                turn.at(),
                zone(turn.payload().path("zone").asText()),
                turn.kind() == Activity.Kind.CLASS_GATHERED,
                by(turn));
    }

    private static String by(Activity turn) {
        return turn.payload().path("by").asText("Your instructor");
    }

    /// A browser's name for its time zone; the server's own zone when there is none or it is unknown here.
    static ZoneId zone(String name) {
        try {
            return name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneId.systemDefault();
        }
    }
}
