package dev.millrace.grader.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.replay.Replays;
import dev.millrace.lab.JsonSerde;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;

/// What the planted programs share: the events of Harbour Goods on one morning.
final class Story {
    static final Serde<String> KEYS = Serdes.String();
    static final Serde<JsonNode> JSON = JsonSerde.nodes();
    static final Consumed<String, JsonNode> READ = Consumed.with(KEYS, JSON);
    static final Produced<String, JsonNode> WRITE = Produced.with(KEYS, JSON);
    static final Grouped<String, JsonNode> GROUPED = Grouped.with(KEYS, JSON);

    private Story() {}

    /// A record.
    ///
    /// @param time `10:04:10` on the second of March 2026, or the whole moment
    /// @param key empty for none
    /// @param value JSON with single quotes
    static InputEvent event(String time, String topic, String key, String value) {
        var at = Instant.parse(time.contains("T") ? time : "2026-03-02T" + time + "Z");
        return Replays.at(
                at.getEpochSecond(), topic, key.isEmpty() ? "null" : "\"" + key + "\"", value.replace('\'', '"'));
    }

    static KStream<String, JsonNode> read(StreamsBuilder builder, String topic) {
        return builder.stream(topic, READ);
    }

    static Materialized<String, JsonNode, KeyValueStore<Bytes, byte[]>> kept() {
        return Materialized.with(KEYS, JSON);
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode number(long number) {
        return JsonNodeFactory.instance.numberNode(number);
    }
}
