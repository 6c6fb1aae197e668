package dev.millrace.grader.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.Difference;
import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Bytes of another type, fields of another name, fields that are looked for in vain.
final class Formats implements Recogniser {
    private static final String UNREADABLE = "$unreadable";
    private static final Pattern SERDE = Pattern.compile(
            "SerializationException|(?i:serializer|deserializer|\\bserdes?\\b)|incompatible with the actual|not compatible to");

    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        return unreadable(clues)
                .or(() -> thrown(clues))
                .or(() -> renamed(clues))
                .or(() -> notRead(clues));
    }

    private static Optional<Diagnosis> unreadable(Clues clues) {
        for (var r : clues.evidence().produced()) {
            boolean key = r.key().has(UNREADABLE);
            if (key || r.value().has(UNREADABLE)) {
                var topic = clues.evidence().exercise().topic(r.topic()).orElseThrow();
                return clues.say(
                        Kind.SERDE,
                        "Topic " + r.topic() + ": the " + (key ? "key" : "value")
                                + " of the first record that came cannot be read as "
                                + (key ? topic.keyType() : topic.valueType())
                                + ", which is what the contract says. Kafka carries bytes and does not look at them: whoever"
                                + " writes and whoever reads must agree on what they mean.");
            }
        }
        return Optional.empty();
    }

    private static Optional<Diagnosis> thrown(Clues clues) {
        return clues.evidence()
                .exception()
                .filter(text -> SERDE.matcher(text).find())
                .flatMap(text -> clues.say(
                        Kind.SERDE,
                        "Your program stopped" + at(clues)
                                + " where records become bytes, or bytes records: what is written or read there is of another"
                                + " type than the program says at that place. It is said anew wherever records leave memory:"
                                + " when they are read, grouped, stored and written."));
    }

    private static String at(Clues clues) {
        return clues.seen(clues.evidence().event())
                .map(seen -> " at " + clues.words().event(seen) + " of " + seen.topic() + ",")
                .orElse("");
    }

    /// One field is missing and another is there in its place, with the same content, in every record.
    private static Optional<Diagnosis> renamed(Clues clues) {
        if (!clues.all(Difference.Kind.WRONG_VALUE)) {
            return Optional.empty();
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (var difference : clues.differences()) {
            var now = renamed(difference);
            if (now.isEmpty() || (!names.isEmpty() && !names.equals(now))) {
                return Optional.empty();
            }
            names = now;
        }
        var one = names.entrySet().iterator().next();
        var first = clues.differences().getFirst();
        return clues.say(
                Kind.FIELD_NAME,
                "Topic " + first.topic() + ", " + Words.key(first.key()) + ": there is a field "
                        + Words.field(one.getValue()) + " with what belongs into " + Words.field(one.getKey())
                        + ". Its content is right; but who reads the topic asks for the name that the contract gives, letter by"
                        + " letter, and finds nothing.");
    }

    /// From the expected name to the one that came; empty when something else differs.
    private static Map<String, String> renamed(Difference difference) {
        var names = new LinkedHashMap<String, String>();
        var wanted = difference.expected().map(Fields::of).orElse(Map.of());
        var came = new LinkedHashMap<>(difference.actual().map(Fields::of).orElse(Map.of()));
        if (wanted.size() != came.size()) {
            return Map.of();
        }
        for (var field : wanted.entrySet()) {
            var same = came.remove(field.getKey());
            if (same != null && !same.equals(field.getValue())) {
                return Map.of();
            }
            if (same == null) {
                names.put(field.getKey(), "");
            }
        }
        for (var missing : names.entrySet()) {
            var found = came.entrySet().stream()
                    .filter(e -> e.getValue().equals(wanted.get(missing.getKey())))
                    .findFirst();
            if (found.isEmpty()) {
                return Map.of();
            }
            missing.setValue(found.get().getKey());
            came.remove(found.get().getKey());
        }
        return names;
    }

    /// A field that is empty in every record, though the events have what belongs into it.
    private static Optional<Diagnosis> notRead(Clues clues) {
        if (!clues.all(Difference.Kind.WRONG_VALUE)) {
            return Optional.empty();
        }
        var all = clues.differences();
        for (var path :
                all.getFirst().expected().map(Fields::of).orElse(Map.of()).keySet()) {
            var inputs = all.stream().map(d -> emptied(clues, d, path)).toList();
            if (inputs.stream().allMatch(Optional::isPresent)
                    && emptyAlways(clues, all.getFirst().topic(), path)) {
                var first = all.getFirst();
                var name = inputs.getFirst().orElseThrow();
                return clues.say(
                        Kind.FIELD_NOT_READ,
                        "Topic " + first.topic() + ", " + Words.key(first.key()) + ": "
                                + Words.field(path) + " is empty, here and in every other record, though event "
                                + (first.cause().orElseThrow() + 1) + " has " + Words.field(name) + " with "
                                + Words.value(clues.seen(first.cause().orElseThrow())
                                        .orElseThrow()
                                        .field(name))
                                + ". A name that an event does not have is not an error in JSON: the answer is just nothing."
                                + " Hold the names that you read against those of the event.");
            }
        }
        return Optional.empty();
    }

    private static boolean emptyAlways(Clues clues, String topic, String path) {
        return clues.produced(topic).stream()
                .filter(r -> !r.value().isNull())
                .allMatch(r -> empty(Fields.of(r.value()).get(path)));
    }

    /// The field of the event that should have been read, when this one alone is empty where it should not be.
    private static Optional<String> emptied(Clues clues, Difference d, String path) {
        var wanted = d.expected().map(Fields::of).orElse(Map.of());
        var came = d.actual().map(Fields::of).orElse(Map.of());
        var seen = d.cause().isPresent() ? clues.seen(d.cause().getAsInt()) : Optional.<Seen>empty();
        boolean othersRight = wanted.entrySet().stream()
                .allMatch(e -> e.getKey().equals(path) || e.getValue().equals(came.get(e.getKey())));
        var right = wanted.get(path);
        if (seen.isEmpty() || !othersRight || right == null || !empty(came.get(path)) || empty(right)) {
            return Optional.empty();
        }
        var alike = seen.get().fields().entrySet().stream()
                .filter(e -> e.getValue().equals(right))
                .map(Map.Entry::getKey)
                .toList();
        return alike.stream()
                .filter(name -> last(name).equals(last(path)))
                .findFirst()
                .or(() -> only(alike));
    }

    private static Optional<String> only(List<String> names) {
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean empty(@Nullable JsonNode node) {
        return node == null
                || node.isNull()
                || (node.isTextual()
                        && (node.textValue().isEmpty() || node.textValue().equals("null")))
                || (node.isNumber() && node.decimalValue().signum() == 0);
    }
}
