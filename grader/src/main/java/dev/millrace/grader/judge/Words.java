package dev.millrace.grader.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;

/// The sentences of differences. Each names the topic, the key and the position, what came and what was expected.
final class Words {
    private static final int LONGEST = 160;
    private static final int FIELDS = 3;

    private final String topic;
    private final Values values;

    Words(String topic, Values values) {
        this.topic = topic;
        this.values = values;
    }

    String missing(Item expected) {
        return place(expected) + ": " + shown(expected.value()) + " is expected, and nothing came.";
    }

    String missingTombstone(Item expected) {
        return place(expected) + ": a tombstone (a record with the value null) is expected, and nothing came.";
    }

    String missingTombstone(Item expected, Item actual) {
        return place(expected) + ": a tombstone (a record with the value null) is expected, and "
                + shown(actual.value()) + " came.";
    }

    String notDeleted(Item expected, Item actual) {
        return "Topic " + topic + ", " + key(expected.key())
                + ": in the end the key must be deleted by a tombstone, and " + shown(actual.value())
                + " stands there.";
    }

    String deletedInTheEnd(Item expected) {
        return "Topic " + topic + ", " + key(expected.key()) + ": in the end " + shown(expected.value())
                + " is expected, and a tombstone has deleted the key.";
    }

    String extra(Item actual) {
        return place(actual) + ": " + shown(actual.value()) + " came, and nothing more is expected there.";
    }

    String duplicate(Item actual) {
        return place(actual) + ": " + shown(actual.value()) + " came once more than expected.";
    }

    String wrongValue(Item expected, Item actual) {
        return place(expected) + ": " + fields(expected.value(), actual.value()) + ".";
    }

    String wrongHeaders(Item expected, Item actual) {
        return place(expected) + ": the headers are " + actual.headers().orElseThrow() + ", expected "
                + expected.headers().orElseThrow() + ".";
    }

    String wrongTimestamp(Item expected, Item actual) {
        return place(expected) + ": the value is right, but the record carries the timestamp "
                + actual.timestamp().orElseThrow() + ", expected "
                + expected.timestamp().orElseThrow() + ".";
    }

    String wrongKey(Item expected, Item actual) {
        return "Topic " + topic + ": " + shown(expected.value()) + " came with " + key(actual.key())
                + ", expected with " + key(expected.key()) + ".";
    }

    String wrongWindow(Item expected, Item actual) {
        return "Topic " + topic + ", key " + cut(expected.key().path("key").asText()) + ": " + shown(expected.value())
                + " came in the window " + window(actual.key()) + ", expected in the window "
                + window(expected.key()) + ".";
    }

    String outOfOrder(Item expected, Item actual) {
        return "Topic " + topic + ", " + key(expected.key()) + ": " + shown(expected.value()) + " came as record "
                + actual.position() + ", expected as record " + expected.position() + ".";
    }

    String keysOutOfOrder(Item expected, Item actual) {
        return "Topic " + topic + ": each key is right by itself, but the order of the whole topic is not: record "
                + actual.position() + " has " + key(actual.key()) + ", expected " + key(expected.key()) + ".";
    }

    String rightInTheEnd(JsonNode key, int expected, List<Item> actual, List<Item> tooMany) {
        var seen = tooMany.stream().limit(FIELDS).map(i -> shown(i.value())).collect(Collectors.joining(", "));
        var way = seen.isEmpty() ? "" : " Not expected on the way: " + seen + (tooMany.size() > FIELDS ? ", …" : ".");
        return "Topic " + topic + ", " + key(key) + ": right in the end, different on the way: the last record is as"
                + " expected, but " + records(actual.size()) + " came where " + records(expected) + " "
                + (expected == 1 ? "is" : "are") + " expected." + way;
    }

    String wrongInTheEnd(Item expected, Item actual) {
        return "Topic " + topic + ", " + key(expected.key()) + ", last record: "
                + fields(expected.value(), actual.value()) + ".";
    }

    static String key(JsonNode key) {
        if (key.isNull()) {
            return "no key";
        }
        if (windowed(key)) {
            return "key " + cut(key.path("key").asText()) + " in the window " + window(key);
        }
        return "key " + (key.isTextual() ? cut(key.textValue()) : shown(key));
    }

    /// Whether it is a key with a window, as the codec writes it.
    static boolean windowed(JsonNode key) {
        return key.size() == 3 && key.has("key") && key.has("start") && key.has("end");
    }

    private static String window(JsonNode key) {
        return key.path("start").asText() + " to " + key.path("end").asText();
    }

    static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : cut(value.toString());
    }

    private String place(Item item) {
        return "Topic " + topic + ", " + key(item.key()) + ", record " + item.position();
    }

    private String fields(JsonNode expected, JsonNode actual) {
        var all = values.differences(expected, actual);
        var first = all.stream().limit(FIELDS).map(Words::field).collect(Collectors.joining("; "));
        return all.size() > FIELDS ? first + "; and " + (all.size() - FIELDS) + " more" : first;
    }

    private static String field(Values.FieldDifference difference) {
        var name = difference.path().isEmpty() ? "the value" : "field `" + difference.path() + "`";
        if (difference.actual().isMissingNode()) {
            return name + " is not there, expected " + shown(difference.expected());
        }
        if (difference.expected().isMissingNode()) {
            return name + " is " + shown(difference.actual()) + ", expected no such field";
        }
        return name + " is " + shown(difference.actual()) + ", expected " + shown(difference.expected())
                + (lookAlike(difference.actual(), difference.expected())
                        ? " (it looks the same: other code points)"
                        : "");
    }

    /// Such as é in one code point and é in two.
    private static boolean lookAlike(JsonNode one, JsonNode other) {
        return one.isTextual() && other.isTextual() && form(one).equals(form(other));
    }

    private static String form(JsonNode text) {
        return Normalizer.normalize(text.textValue(), Normalizer.Form.NFKC);
    }

    private static String records(int count) {
        return count == 1 ? "1 record" : count + " records";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
