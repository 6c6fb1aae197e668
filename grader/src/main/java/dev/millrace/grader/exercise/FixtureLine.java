package dev.millrace.grader.exercise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// One line of a fixture that is JSON already, on its way to an event or an expected record.
record FixtureLine(Path file, int number, ObjectNode node) {
    private static final Set<String> INPUT =
            Set.of("topic", "key", "value", "timestamp", "headers", "partition", "note", "advanceWallClock");
    private static final Set<String> EXPECTED =
            Set.of("topic", "key", "value", "timestamp", "headers", "window", "note");

    InputEvent input() {
        onlyKnown(INPUT);
        if (node.has("advanceWallClock")) {
            return new InputEvent.AdvanceWallClock(advance());
        }
        var timestamp = timestamp().orElseThrow(() -> wrong("`timestamp` is missing"));
        var note = node.has("note") ? text("note") : "";
        return new InputEvent.Arrival(
                text("topic"), orNull("key"), value(), timestamp, headers().orElse(Map.of()), partition(), note);
    }

    ExpectedRecord expected() {
        onlyKnown(EXPECTED);
        return new ExpectedRecord(text("topic"), expectedKey(), value(), timestamp(), headers());
    }

    private JsonNode expectedKey() {
        var key = orNull("key");
        if (!(node.get("window") instanceof ObjectNode window)) {
            return key;
        }
        var windowed = node.objectNode();
        windowed.set("key", key);
        windowed.put("start", instant(window, "start").toString());
        windowed.put("end", instant(window, "end").toString());
        return windowed;
    }

    private Duration advance() {
        if (node.size() != 1) {
            throw wrong("`advanceWallClock` stands alone on its line");
        }
        try {
            return Duration.parse(text("advanceWallClock"));
        } catch (DateTimeParseException e) {
            throw wrong("`advanceWallClock` is not an ISO duration such as PT30S");
        }
    }

    private Optional<Instant> timestamp() {
        if (!node.has("timestamp")) {
            return Optional.empty();
        }
        var timestamp = instant(node, "timestamp");
        if (timestamp.isBefore(Instant.EPOCH)) {
            throw wrong("`timestamp` is before 1970; Kafka has no such records");
        }
        return Optional.of(timestamp);
    }

    private Instant instant(ObjectNode from, String field) {
        var value = from.path(field);
        if (value.canConvertToLong() && value.isIntegralNumber()) {
            return Instant.ofEpochMilli(value.longValue());
        }
        try {
            return Instant.parse(value.asText());
        } catch (DateTimeParseException e) {
            throw wrong("`" + field + "` is neither an ISO instant such as 2026-03-01T10:04:00Z nor milliseconds");
        }
    }

    private OptionalInt partition() {
        var partition = node.get("partition");
        if (partition == null) {
            return OptionalInt.empty();
        }
        if (!partition.isInt() || partition.intValue() < 0) {
            throw wrong("`partition` is not a whole number of 0 or more");
        }
        return OptionalInt.of(partition.intValue());
    }

    private Optional<Map<String, String>> headers() {
        var headers = node.get("headers");
        if (headers == null) {
            return Optional.empty();
        }
        if (!headers.isObject()) {
            throw wrong("`headers` is not an object of strings");
        }
        var result = new LinkedHashMap<String, String>();
        headers.properties().forEach(e -> result.put(e.getKey(), e.getValue().asText()));
        return Optional.of(result);
    }

    private JsonNode value() {
        var value = node.get("value");
        if (value == null) {
            throw wrong("`value` is missing; a tombstone is written as null");
        }
        return value;
    }

    private JsonNode orNull(String field) {
        var value = node.get(field);
        return value == null ? NullNode.getInstance() : value;
    }

    private String text(String field) {
        var value = node.path(field);
        if (!value.isTextual()) {
            throw wrong("`" + field + "` is missing or not a string");
        }
        return value.textValue();
    }

    private void onlyKnown(Set<String> known) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw wrong("unknown field `" + name + "`");
            }
        });
    }

    private FixtureException wrong(String problem) {
        return new FixtureException(file, number, problem);
    }
}
