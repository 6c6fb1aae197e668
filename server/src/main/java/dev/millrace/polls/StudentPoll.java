package dev.millrace.polls;

import dev.millrace.identity.StudentId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The poll that is on a student's pages; nothing in it says how others answer until the instructor shows it.
///
/// @param mine what this student answered; none before
/// @param result once it is shown
/// @param unclear why what was sent is no answer, or nothing
public record StudentPoll(
        long id,
        PollQuestion question,
        boolean open,
        List<Line> lines,
        Optional<List<String>> mine,
        Optional<PollResult> result,
        boolean revealed,
        String unclear) {
    public StudentPoll {
        lines = List.copyOf(lines);
    }

    /// One option, or one item with the place that it was given.
    public record Line(int index, String html, boolean chosen, String place) {}

    /// Empty when there is none.
    public static Optional<StudentPoll> of(PollBook book, StudentId student) {
        return book.current().map(poll -> of(poll, student));
    }

    private static StudentPoll of(Poll poll, StudentId student) {
        var mine = poll.answerOf(student);
        var given = mine.orElse(List.of());
        var lines = IntStream.range(0, poll.question().options().size())
                .mapToObj(i -> new Line(
                        i,
                        poll.question().options().get(i),
                        given.contains(String.valueOf(i)),
                        i < given.size() ? given.get(i) : ""))
                .toList();
        boolean shown = poll.is(Poll.State.SHOWN);
        return new StudentPoll(
                poll.id(),
                poll.question(),
                poll.is(Poll.State.OPEN),
                lines,
                mine,
                shown ? Optional.of(PollResult.of(poll)) : Optional.empty(),
                shown && poll.revealed(),
                "");
    }

    public StudentPoll withUnclear(String what) {
        return new StudentPoll(id, question, open, lines, mine, result, revealed, what);
    }

    public boolean is(PollKind kind) {
        return question.kind() == kind;
    }

    /// The number or words that were sent.
    public String typed() {
        return mine.map(List::getFirst).orElse("");
    }

    /// The state for the page's script: `waiting`, `answered`, `closed` or `told`.
    public String word() {
        return result.isPresent() ? "told" : !open ? "closed" : mine.isPresent() ? "answered" : "waiting";
    }

    /// What the strip says of it.
    public String standing() {
        if (open) {
            return mine.isPresent() ? "Answered. You may change it until it closes." : "Waiting for your answer";
        }
        return result.isPresent() ? "The result" : "Closed. Your instructor shows the result.";
    }
}
