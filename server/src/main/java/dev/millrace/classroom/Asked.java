package dev.millrace.classroom;

import dev.millrace.progress.Activity;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What one student asked and was told, folded from the activity log. Texts are untrusted Markdown. Immutable.
///
/// @param hand what they raised their hand for, while it is up
/// @param coming who took the hand, until the next one
/// @param messages between the student and the instructors, oldest first; the last [#MOST]
/// @param seen up to which position in the log the student has seen them
/// @param hints the numbers of the hints that they opened or were sent, by the lab's slug
record Asked(
        Optional<Hand> hand,
        Optional<Coming> coming,
        List<Message> messages,
        long seen,
        Map<String, Set<Integer>> hints) {
    static final Asked NOTHING = new Asked(Optional.empty(), Optional.empty(), List.of(), 0, Map.of());
    private static final int MOST = 100;

    /// A raised hand.
    ///
    /// @param question Markdown, empty when there is none
    /// @param step where the student was then
    record Hand(String question, Optional<String> step) {}

    /// An instructor on the way.
    record Coming(String name, Instant at) {}

    /// One message, or a hint that was sent.
    ///
    /// @param id its position in the log
    /// @param taught whether it comes from an instructor
    /// @param author the instructor's name; empty for the student's own
    record Message(long id, Instant at, boolean taught, String author, String text, Optional<SentHint> hint) {}

    /// A hint that an instructor opened for the student.
    record SentHint(String lab, int number) {}

    Asked {
        messages = List.copyOf(messages);
        hints = Map.copyOf(hints);
    }

    /// What the instructors wrote and the student has not put away.
    List<Message> news() {
        return messages.stream().filter(m -> m.taught() && m.id() > seen).toList();
    }

    /// The hint that came last and is not put away.
    Optional<Message> sentHint() {
        return news().reversed().stream().filter(m -> m.hint().isPresent()).findFirst();
    }

    Asked after(Activity activity) {
        var payload = activity.payload();
        return switch (activity.kind()) {
            case HAND_RAISED ->
                new Asked(
                        Optional.of(new Hand(
                                payload.path("question").asText(),
                                hand.flatMap(Hand::step).or(activity::step))),
                        Optional.empty(),
                        messages,
                        seen,
                        hints);
            case HAND_LOWERED -> new Asked(Optional.empty(), Optional.empty(), messages, seen, hints);
            case HAND_TAKEN ->
                new Asked(
                        Optional.empty(),
                        Optional.of(payload.path("by").asText())
                                .filter(name -> !name.isEmpty())
                                .map(name -> new Coming(name, activity.at())),
                        messages,
                        seen,
                        hints);
            case MESSAGE_SENT -> with(activity, true, Optional.empty());
            case MESSAGE_REPLIED -> with(activity, false, Optional.empty()).seenUpTo(activity.id());
            case MESSAGE_SEEN -> seenUpTo(payload.path("upTo").asLong());
            case HINT_SHOWN -> opened(activity);
            case HINT_SENT -> {
                var sent = activity.step()
                        .map(lab -> new SentHint(lab, payload.path("hint").asInt()));
                yield with(activity, true, sent).opened(activity);
            }
            default -> this; // says nothing of what was asked
        };
    }

    private Asked seenUpTo(long id) {
        return new Asked(hand, coming, messages, Math.max(seen, id), hints);
    }

    private Asked with(Activity activity, boolean taught, Optional<SentHint> sent) {
        var message = new Message(
                activity.id(),
                activity.at(),
                taught,
                activity.payload().path("by").asText(),
                activity.payload().path("text").asText(),
                sent);
        var more = Stream.concat(messages.stream().skip(Math.max(0, messages.size() - MOST + 1)), Stream.of(message))
                .toList();
        return new Asked(hand, coming, more, seen, hints);
    }

    private Asked opened(Activity activity) {
        if (activity.step().isEmpty()) {
            return this;
        }
        var lab = activity.step().get();
        var numbers = new HashSet<>(hints.getOrDefault(lab, Set.of()));
        numbers.add(activity.payload().path("hint").asInt());
        var more = new HashMap<>(hints);
        more.put(lab, Set.copyOf(numbers));
        return new Asked(hand, coming, messages, seen, more);
    }
}
