package dev.millrace.polls;

import dev.millrace.progress.Activity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The polls of a class, folded from its activity log. At most one is on the students' pages. Immutable.
///
/// @param polls oldest first
public record PollBook(List<Poll> polls) {
    public static final PollBook EMPTY = new PollBook(List.of());
    /// More than a class of three days has; the oldest are forgotten.
    private static final int MOST = 200;

    public PollBook {
        polls = List.copyOf(polls);
    }

    public PollBook after(Activity activity) {
        long poll = activity.payload().path("poll").asLong();
        return switch (activity.kind()) {
            case POLL_OPENED ->
                PollQuestion.of(activity.payload())
                        .map(question -> opened(activity, question))
                        .orElse(this);
            case POLL_ANSWERED ->
                activity.studentId()
                        .map(student -> change(
                                poll,
                                p -> p.answered(
                                        student,
                                        PollQuestion.texts(activity.payload().path("values")))))
                        .orElse(this);
            case POLL_CLOSED -> change(poll, p -> p.is(Poll.State.OPEN) ? p.to(Poll.State.CLOSED) : p);
            case POLL_SHOWN ->
                change(poll, p -> p.shown(activity.payload().path("right").asBoolean()));
            case POLL_DROPPED -> change(poll, p -> p.to(Poll.State.DROPPED));
            default -> this; // no business of polls
        };
    }

    /// A new poll takes the place of the one before.
    private PollBook opened(Activity activity, PollQuestion question) {
        var fresh = new Poll(activity.id(), activity.at(), question, Poll.State.OPEN, false, Map.of());
        var before = polls.stream().map(p -> p.to(Poll.State.DROPPED)).skip(Math.max(0, polls.size() - MOST + 1));
        return new PollBook(Stream.concat(before, Stream.of(fresh)).toList());
    }

    private PollBook change(long id, UnaryOperator<Poll> change) {
        return new PollBook(
                polls.stream().map(p -> p.id() == id ? change.apply(p) : p).toList());
    }

    /// The one that is on the students' pages.
    public Optional<Poll> current() {
        return polls.isEmpty() || polls.getLast().is(Poll.State.DROPPED)
                ? Optional.empty()
                : Optional.of(polls.getLast());
    }

    public Optional<Poll> find(long id) {
        return polls.stream().filter(p -> p.id() == id).findFirst();
    }

    /// Those that are over, newest first.
    public List<Poll> past() {
        return polls.reversed().stream().filter(p -> p.is(Poll.State.DROPPED)).toList();
    }
}
