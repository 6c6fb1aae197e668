package dev.millrace.grader.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.millrace.grader.exercise.DataType;
import dev.millrace.grader.exercise.DataType.Plain;
import dev.millrace.grader.exercise.DataType.WindowedString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/// Values of fixtures to bytes on a topic and back, as the serdes of Kafka for that type do it. Bytes that are not of
/// the type become an object with `$unreadable` and `$base64`, so that they can be shown.
record Codec(DataType type) {
    private static final int SHOWN = 300;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Codec of(String type) {
        return new Codec(DataType.parse(type));
    }

    byte @Nullable [] encode(JsonNode node) throws IOException {
        if (node.isNull()) {
            return null;
        }
        return switch (type) {
            case WindowedString _ -> encodeWindowed(node);
            case Plain plain -> encode(plain, node);
        };
    }

    private static byte[] encode(Plain plain, JsonNode node) throws IOException {
        return switch (plain) {
            case STRING, UUID -> node.asText().getBytes(StandardCharsets.UTF_8);
            case LONG -> ByteBuffer.allocate(8).putLong(node.asLong()).array();
            case INTEGER -> ByteBuffer.allocate(4).putInt(node.asInt()).array();
            case DOUBLE -> ByteBuffer.allocate(8).putDouble(node.asDouble()).array();
            case BYTES -> Base64.getDecoder().decode(node.path("$base64").asText());
            case JSON -> JSON.writeValueAsBytes(node);
        };
    }

    private static byte[] encodeWindowed(JsonNode node) {
        var key = node.path("key").asText().getBytes(StandardCharsets.UTF_8);
        long start = Instant.parse(node.path("start").asText()).toEpochMilli();
        return ByteBuffer.allocate(key.length + 8).put(key).putLong(start).array();
    }

    JsonNode decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return NullNode.getInstance();
        }
        try {
            return switch (type) {
                case WindowedString(var size) -> decodeWindowed(bytes, size.toMillis());
                case Plain plain -> decode(plain, bytes);
            };
        } catch (IOException | RuntimeException e) {
            return unreadable(bytes);
        }
    }

    private static JsonNode decode(Plain plain, byte[] bytes) throws IOException {
        return switch (plain) {
            case STRING -> NODES.textNode(new String(bytes, StandardCharsets.UTF_8));
            case UUID ->
                NODES.textNode(UUID.fromString(new String(bytes, StandardCharsets.UTF_8))
                        .toString());
            case LONG -> NODES.numberNode(Serdes.Long().deserializer().deserialize("", bytes));
            case INTEGER -> NODES.numberNode(Serdes.Integer().deserializer().deserialize("", bytes));
            case DOUBLE -> number(Serdes.Double().deserializer().deserialize("", bytes));
            case BYTES -> NODES.objectNode().put("$base64", Base64.getEncoder().encodeToString(bytes));
            case JSON -> json(bytes);
        };
    }

    private static JsonNode json(byte[] bytes) throws IOException {
        var node = JSON.readTree(bytes);
        if (node instanceof MissingNode) {
            throw new IOException("empty");
        }
        return node;
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? NODES.numberNode(value) : NODES.textNode(Double.toString(value));
    }

    private static JsonNode decodeWindowed(byte[] bytes, long sizeMs) {
        int split = bytes.length - 8;
        long start = ByteBuffer.wrap(bytes, split, 8).getLong();
        return NODES.objectNode()
                .put("key", new String(bytes, 0, split, StandardCharsets.UTF_8))
                .put("start", Instant.ofEpochMilli(start).toString())
                .put("end", Instant.ofEpochMilli(start + sizeMs).toString());
    }

    private JsonNode unreadable(byte[] bytes) {
        var shown = bytes.length <= SHOWN ? bytes : Arrays.copyOf(bytes, SHOWN);
        return NODES.objectNode()
                .put("$unreadable", "these " + bytes.length + " bytes are not " + type)
                .put("$base64", Base64.getEncoder().encodeToString(shown));
    }
}
