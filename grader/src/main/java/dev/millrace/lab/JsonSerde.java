package dev.millrace.lab;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
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
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new InstantWriter())
                    .addDeserializer(Instant.class, new InstantReader()))
            .build();

    private JsonSerde() {}

    /// A serde for JSON of any shape.
    public static Serde<JsonNode> nodes() {
        return of(JsonNode.class);
    }

    /// A serde for your own type, best a record.
    public static <T> Serde<T> of(Class<T> type) {
        Serializer<@Nullable T> writer = (_, value) -> value == null ? null : write(value);
        Deserializer<@Nullable T> reader = (_, bytes) -> bytes == null ? null : read(bytes, type);
        return Serdes.serdeFrom(writer, reader);
    }

    /// Any value of yours as a tree of JSON.
    static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    static <T> T fromTree(JsonNode tree, Class<T> type) {
        try {
            return JSON.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new SerializationException(
                    "cannot read as " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    private static byte[] write(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new SerializationException(
                    "cannot write " + value.getClass().getSimpleName() + " as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return JSON.readValue(bytes, type);
        } catch (IOException e) {
            throw new SerializationException("cannot read JSON as " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private static final class InstantWriter extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider context) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class InstantReader extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return in.currentToken().isNumeric()
                    ? Instant.ofEpochMilli(in.getLongValue())
                    : Instant.parse(in.getText());
        }
    }
}
