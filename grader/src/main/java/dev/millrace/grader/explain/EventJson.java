package dev.millrace.grader.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.grader.exercise.InputEvent;
import java.time.Duration;
import java.util.OptionalInt;

/// Events to and from JSON: the fields of a fixture's line, and `index` and `simplified` beside them.
final class EventJson {
    private EventJson() {}

    static ObjectNode write(Chosen chosen) {
        var json = JsonNodeFactory.instance.objectNode().put("index", chosen.index());
        if (chosen.simplified()) {
            json.put("simplified", true);
        }
        switch (chosen.event()) {
            case InputEvent.AdvanceWallClock(var by) -> json.put("advanceWallClock", by.toString());
            case InputEvent.Arrival arrival -> write(arrival, json);
        }
        return json;
    }

    static Chosen read(JsonNode json) {
        return new Chosen(
                json.path("index").asInt(), event(json), json.path("simplified").asBoolean());
    }

    private static void write(InputEvent.Arrival arrival, ObjectNode json) {
        json.put("topic", arrival.topic());
        json.set("key", arrival.key());
        json.set("value", arrival.value());
        json.put("timestamp", arrival.timestamp().toString());
        if (!arrival.headers().isEmpty()) {
            json.set("headers", StepJson.write(arrival.headers()));
        }
        arrival.partition().ifPresent(number -> json.put("partition", number));
        if (!arrival.note().isEmpty()) {
            json.put("note", arrival.note());
        }
    }

    private static InputEvent event(JsonNode json) {
        if (json.has("advanceWallClock")) {
            return new InputEvent.AdvanceWallClock(
                    Duration.parse(json.path("advanceWallClock").asText()));
        }
        var partition = json.get("partition");
        return new InputEvent.Arrival(
                json.path("topic").asText(),
                json.required("key"),
                json.required("value"),
                StepJson.instant(json.path("timestamp")),
                StepJson.headers(json.path("headers")),
                partition == null ? OptionalInt.empty() : OptionalInt.of(partition.asInt()),
                json.path("note").asText());
    }
}
