package dev.millrace.grader.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.millrace.grader.exercise.InputEvent.Arrival;
import java.util.List;
import java.util.Map;

/// A record of the input.
///
/// @param index its place among all events, from 0, as causes count
/// @param fields the innermost fields of its value
record Seen(int index, Arrival event, Map<String, JsonNode> fields) {
    static Seen of(int index, Arrival event) {
        return new Seen(index, event, Fields.of(event.value()));
    }

    String topic() {
        return event.topic();
    }

    long at() {
        return event.timestamp().toEpochMilli();
    }

    /// Jackson's missing node when the value has no such field.
    JsonNode field(String path) {
        return fields.getOrDefault(path, MissingNode.getInstance());
    }

    boolean tombstone() {
        return event.value().isNull();
    }

    boolean keyless() {
        return event.key().isNull();
    }

    /// What it says, whenever it came: equal for events that repeat each other.
    Object saying() {
        return List.of(topic(), event.key(), event.value());
    }
}
