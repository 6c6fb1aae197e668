package dev.millrace.grader.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.Difference;
import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import java.util.List;
import java.util.Optional;

/// Records without a value that are not passed on as such, and records that should have become one.
final class Tombstones implements Recogniser {
    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        if (!clues.all(Difference.Kind.MISSING_TOMBSTONE)) {
            return Optional.empty();
        }
        var all = clues.differences();
        if (all.stream().allMatch(d -> d.actual().isPresent() && d.cause().isPresent())) {
            return forwarded(clues, all);
        }
        return all.stream().allMatch(d -> d.actual().isEmpty() || d.cause().isEmpty())
                ? ignored(clues, all)
                : Optional.empty();
    }

    private static Optional<Diagnosis> forwarded(Clues clues, List<Difference> all) {
        boolean asValues = all.stream()
                .allMatch(d -> clues.seen(d.cause().orElseThrow())
                        .filter(s -> s.tombstone()
                                && hollow(d.actual().orElseThrow(), s.event().key()))
                        .isPresent());
        var first = all.getFirst();
        return asValues
                ? clues.say(
                        Kind.TOMBSTONE_AS_VALUE,
                        "Topic " + first.topic() + ", " + Words.key(first.key()) + ": "
                                + Words.value(first.actual().orElseThrow()) + " came for "
                                + clues.words()
                                        .event(clues.seen(first.cause().orElseThrow())
                                                .orElseThrow())
                                + ", which has no value. A record that says “nothing” is not a record without a value: only"
                                + " the latter deletes the key for those who read the topic, and lets Kafka forget it.")
                : Optional.empty();
    }

    /// Nothing in it but the key, null and emptiness.
    private static boolean hollow(JsonNode value, JsonNode key) {
        return Fields.of(value).values().stream()
                .allMatch(node -> node.isNull()
                        || node.equals(key)
                        || (node.isTextual()
                                && (node.textValue().isBlank()
                                        || node.textValue().equals("null")))
                        || (node.isNumber() && node.decimalValue().signum() == 0)
                        || (node.isBoolean() && !node.booleanValue()));
    }

    private static Optional<Diagnosis> ignored(Clues clues, List<Difference> all) {
        var gone = all.stream().flatMap(d -> silent(clues, d, true).stream()).toList();
        if (gone.size() == all.size()) {
            return clues.say(
                    Kind.TOMBSTONE_IGNORED,
                    place(all.getFirst()) + clues.words().event(gone.getFirst())
                            + " has no value, and nothing came of it. That is how Kafka says that a key is deleted: who reads"
                            + " only your topic still has the old record and cannot know.");
        }
        var changed =
                all.stream().flatMap(d -> silent(clues, d, false).stream()).toList();
        return gone.isEmpty() && changed.size() == all.size() ? left(clues, all, changed) : Optional.empty();
    }

    private static Optional<Diagnosis> left(Clues clues, List<Difference> all, List<Seen> changed) {
        for (int i = 0; i < all.size(); i++) {
            var topic = all.get(i).topic();
            var after = changed.get(i);
            boolean written = clues.produced(topic).stream()
                    .anyMatch(r -> r.key().equals(after.event().key()) && r.cause() < after.index());
            if (written) {
                return clues.say(
                        Kind.COPY_NOT_DELETED,
                        place(all.get(i)) + "after "
                                + clues.words().event(after)
                                + " the record no longer belongs there, and nothing came. What had been written before still"
                                + " stands in the copy: to pass nothing on is not the same as to take something back.");
            }
        }
        return Optional.empty();
    }

    /// An event of the key of which nothing came, with or without a value.
    private static Optional<Seen> silent(Clues clues, Difference d, boolean tombstone) {
        return clues.arrivals().stream()
                .filter(s -> s.event().key().equals(d.key()) && s.tombstone() == tombstone)
                .filter(s -> clues.produced(d.topic()).stream().noneMatch(r -> r.cause() == s.index()))
                .findFirst();
    }

    private static String place(Difference d) {
        return "Topic " + d.topic() + ", " + Words.key(d.key()) + ": ";
    }
}
