package dev.millrace.lab;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// JSON on the wire, records or trees in your code.
///
/// - `JsonSerde.nodes()` reads and writes [JsonNode], when you want to look at a few fields only.
/// - `JsonSerde.of(Order.class)` reads and writes your own record; fields of the JSON that the record does not have are
///   ignored, [Instant] is written as text such as `2026-03-01T10:04:00Z`.
///
/// A null value stays null in both directions: on a topic that is a tombstone. The serdes hold no state and may be
/// shared.
public final class JsonSerde {
    private static final JsonMapping TREES = new JsonMapping();

    private JsonSerde() {}

    /// A serde for JSON of any shape.
    public static Serde<JsonNode> nodes() {
        return serde(TREES, JsonNode.class);
    }

    /// A serde for your own type, best a record.
    public static <T> Serde<T> of(Class<T> type) {
        return serde(new JsonMapping(), type);
    }

    private static <T> Serde<T> serde(JsonMapping json, Class<T> type) {
        Serializer<@Nullable T> writer = (_, value) -> value == null ? null : json.write(value);
        Deserializer<@Nullable T> reader = (_, bytes) -> bytes == null ? null : json.read(bytes, type);
        return Serdes.serdeFrom(writer, reader);
    }
}
