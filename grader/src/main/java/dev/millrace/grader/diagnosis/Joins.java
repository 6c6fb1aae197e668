package dev.millrace.grader.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.Difference;
import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Records that come of two events and did not come, or came without what the other event tells.
final class Joins implements Recogniser {
    /// An expected record that did not come as it should.
    ///
    /// @param left the event that it speaks of
    /// @param right the event on another topic that it takes something from
    private record Pair(Difference difference, Seen left, Optional<Seen> right) {}

    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        boolean two = clues.arrivals().stream().map(Seen::topic).distinct().count() >= 2;
        if (!two || !clues.operator("join") || !clues.all(Difference.Kind.MISSING, Difference.Kind.WRONG_VALUE)) {
            return Optional.empty();
        }
        var pairs = new ArrayList<Pair>();
        for (var difference : clues.differences()) {
            var pair = pair(clues, difference);
            if (pair.isEmpty() || !bare(clues, pair.get())) {
                return Optional.empty();
            }
            pairs.add(pair.get());
        }
        return strangers(clues, pairs)
                .or(() -> alone(clues, pairs))
                .or(() -> tooEarly(clues, pairs))
                .or(() -> forgotten(clues, pairs));
    }

    /// The event of which most of the record comes, and the one on another topic that gives the rest.
    private static Optional<Pair> pair(Clues clues, Difference difference) {
        var fields = Fields.of(Clues.wanted(difference)).values().stream()
                .filter(n -> !n.isNull() && !n.isBoolean())
                .toList();
        var left = best(clues.arrivals(), fields, difference.key());
        if (left.isEmpty()) {
            return Optional.empty();
        }
        var rest = fields.stream()
                .filter(n -> !left.get().fields().containsValue(n)
                        && !n.equals(left.get().event().key()))
                .toList();
        var others = clues.arrivals().stream()
                .filter(s -> !s.topic().equals(left.get().topic()) && meets(s, left.get(), difference.key()))
                .toList();
        return Optional.of(new Pair(
                difference, left.get(), rest.isEmpty() ? Optional.empty() : best(others, rest, difference.key())));
    }

    private static Optional<Seen> best(List<Seen> events, List<JsonNode> fields, JsonNode key) {
        Seen best = null;
        long most = 0;
        for (var seen : events) {
            long same = 2 * fields.stream().filter(seen.fields()::containsValue).count()
                    + (seen.event().key().equals(key) ? 1 : 0);
            boolean some = fields.stream().anyMatch(seen.fields()::containsValue);
            if (some && same > most) {
                best = seen;
                most = same;
            }
        }
        return Optional.ofNullable(best);
    }

    /// Whether one event names the other: by its key, in a field, or as both names the result’s key.
    private static boolean meets(Seen right, Seen left, JsonNode key) {
        var name = right.event().key();
        return !name.isNull()
                && (name.equals(left.event().key()) || left.fields().containsValue(name) || name.equals(key));
    }

    /// Whether nothing came of it, or a record without what the right event gives.
    private static boolean bare(Clues clues, Pair pair) {
        var came = pair.difference.actual();
        if (came.isEmpty()) {
            return pair.right.isPresent() || clues.silent(pair.left);
        }
        var wanted = Fields.of(Clues.wanted(pair.difference));
        return Fields.of(came.get()).entrySet().stream()
                        .allMatch(e -> e.getValue().isNull()
                                || e.getValue().equals(wanted.get(e.getKey()))
                                || standIn(e.getValue()))
                && pair.right.isPresent();
    }

    /// What programs write where they have nothing.
    private static boolean standIn(JsonNode node) {
        return node.isTextual()
                && (node.textValue().isEmpty() || node.textValue().matches("(?i)null|unknown|none|n/a|\\?|-"));
    }

    /// No event of the one topic has the key of any of the other, though a field of it names one.
    private static Optional<Diagnosis> strangers(Clues clues, List<Pair> pairs) {
        for (var pair : pairs) {
            if (pair.right.isEmpty()) {
                return Optional.empty();
            }
            var left = ofTopic(clues, pair.left.topic());
            var right = ofTopic(clues, pair.right.get().topic());
            if (left.stream()
                    .anyMatch(l -> right.stream()
                            .anyMatch(r -> r.event().key().equals(l.event().key())))) {
                return Optional.empty();
            }
        }
        var first = pairs.getFirst();
        var other = first.right.orElseThrow();
        boolean earlier = pairs.stream().anyMatch(p -> p.right.orElseThrow().index() < p.left.index());
        boolean joined = pairs.size()
                < clues.expected(first.difference.topic()).stream()
                        .filter(r -> !r.value().isNull())
                        .count();
        return earlier
                        && !joined
                        && !first.left.event().key().equals(other.event().key())
                ? clues.say(
                        Kind.NOT_CO_PARTITIONED,
                        "Topic " + first.difference.topic() + ": of "
                                + clues.words().event(first.left) + " on " + first.left.topic() + " and "
                                + clues.words().event(other) + " on " + other.topic()
                                + " nothing joined came. A join holds "
                                + Words.key(first.left.event().key()) + " against "
                                + Words.key(other.event().key())
                                + ", and no key of the one topic is one of the other: equal keys, on partitions of the same"
                                + " number, is how two records find each other.")
                : Optional.empty();
    }

    /// Those without a partner are missing, and no others.
    private static Optional<Diagnosis> alone(Clues clues, List<Pair> pairs) {
        if (pairs.stream()
                        .anyMatch(p ->
                                p.right.isPresent() || p.difference.actual().isPresent() || met(clues, p.left))
                || clues.evidence().produced().isEmpty()) {
            return Optional.empty();
        }
        var topic = pairs.getFirst().left.topic();
        boolean othersMet =
                ofTopic(clues, topic).stream().filter(s -> !clues.silent(s)).allMatch(s -> met(clues, s));
        var first = pairs.getFirst();
        return othersMet
                ? clues.say(
                        Kind.INNER_FOR_LEFT,
                        "Topic " + first.difference.topic() + ", " + Words.key(first.difference.key())
                                + ": nothing came of " + clues.words().event(first.left) + " on " + first.left.topic()
                                + ", for which the other side of the join has no partner; every event with a partner is there."
                                + " An event without one is still an event, and the lab wants its record, without what is not"
                                + " known.")
                : Optional.empty();
    }

    /// Whether an event on another topic had come for it by then.
    private static boolean met(Clues clues, Seen left) {
        return clues.arrivals().stream()
                .anyMatch(s -> !s.topic().equals(left.topic())
                        && s.index() < left.index()
                        && !s.tombstone()
                        && meets(s, left, left.event().key()));
    }

    /// The row came after the event that needs it.
    private static Optional<Diagnosis> tooEarly(Clues clues, List<Pair> pairs) {
        if (pairs.stream()
                        .anyMatch(p -> p.right.isEmpty()
                                || p.right.get().index() < p.left.index()
                                || (p.difference.actual().isEmpty() && !clues.silent(p.left))
                                || met(clues, p.left))
                || clues.grace() >= 0) {
            return Optional.empty();
        }
        var first = pairs.getFirst();
        var row = first.right.orElseThrow();
        return clues.say(
                Kind.TABLE_JOIN_WAITS,
                "Topic " + first.difference.topic() + ", "
                        + Words.key(first.difference.key()) + ": "
                        + clues.words().event(first.left) + " on "
                        + first.left.topic() + " came before " + clues.words().event(row) + " on " + row.topic()
                        + ", which it needs. A stream looks into the table once, when its own record arrives, and what it finds"
                        + " then is what it gets; it does not wait, and a row that comes later wakes nobody.");
    }

    /// Both were there, and the later one came so late that the earlier was forgotten.
    private static Optional<Diagnosis> forgotten(Clues clues, List<Pair> pairs) {
        if (clues.grace() < 0 || pairs.stream().anyMatch(p -> p.right.isEmpty() || lateness(clues, later(p)) <= 0)) {
            return Optional.empty();
        }
        var first = pairs.getFirst();
        var late = later(first);
        long streamTime = late.at() + lateness(clues, late);
        long worst =
                pairs.stream().mapToLong(p -> lateness(clues, later(p))).max().orElse(0);
        return worst > clues.grace()
                ? clues.say(
                        Kind.GRACE_MISSING,
                        "Topic " + first.difference.topic() + ", "
                                + Words.key(first.difference.key()) + ": "
                                + clues.words().event(first.left) + " and "
                                + clues.words().event(first.right.orElseThrow())
                                + " belong together by their times, and"
                                + " nothing came of them. Event " + (late.index() + 1)
                                + " came when stream time was already "
                                + clues.words().time(streamTime) + ", and your join gives a late event "
                                + (clues.grace() == 0 ? "no time at all" : "only " + Words.length(clues.grace()))
                                + " before it forgets.")
                : Optional.empty();
    }

    private static Seen later(Pair pair) {
        var right = pair.right.orElseThrow();
        return right.index() > pair.left.index() ? right : pair.left;
    }

    private static long lateness(Clues clues, Seen seen) {
        return clues.arrivals().stream()
                        .filter(s -> s.index() <= seen.index())
                        .mapToLong(Seen::at)
                        .max()
                        .orElse(seen.at())
                - seen.at();
    }

    private static List<Seen> ofTopic(Clues clues, String topic) {
        return clues.arrivals().stream()
                .filter(s -> s.topic().equals(topic) && !s.tombstone())
                .toList();
    }
}
