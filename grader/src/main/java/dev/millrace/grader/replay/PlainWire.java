package dev.millrace.grader.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.millrace.grader.exercise.DataType.Plain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;

/// The types that Kafka itself has serdes for, and JSON.
record PlainWire(Plain type) implements Wire {
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public byte[] encode(JsonNode node) throws IOException {
        return switch (type) {
            case STRING -> text(node).getBytes(StandardCharsets.UTF_8);
            case UUID -> UUID.fromString(text(node)).toString().getBytes(StandardCharsets.UTF_8);
            case LONG -> ByteBuffer.allocate(8).putLong(whole(node, 64)).array();
            case INTEGER -> ByteBuffer.allocate(4).putInt((int) whole(node, 32)).array();
            case SHORT ->
                ByteBuffer.allocate(2).putShort((short) whole(node, 16)).array();
            case DOUBLE -> ByteBuffer.allocate(8).putDouble(number(node)).array();
            case FLOAT -> ByteBuffer.allocate(4).putFloat((float) number(node)).array();
            case BOOLEAN ->
                new byte[] {
                    (byte) (expect(node.isBoolean(), node, "true or false").booleanValue() ? 1 : 0)
                };
            case BYTES ->
                Base64.getDecoder()
                        .decode(expect(node.path("$base64").isTextual(), node, "of the form {\"$base64\": \"…\"}")
                                .path("$base64")
                                .textValue());
            case JSON -> JSON.writeValueAsBytes(node);
        };
    }

    @Override
    public JsonNode decode(byte[] bytes) throws IOException {
        return switch (type) {
            case STRING -> NODES.textNode(new String(bytes, StandardCharsets.UTF_8));
            case UUID ->
                NODES.textNode(UUID.fromString(new String(bytes, StandardCharsets.UTF_8))
                        .toString());
            case LONG -> NODES.numberNode(Serdes.Long().deserializer().deserialize("", bytes));
            case INTEGER -> NODES.numberNode(Serdes.Integer().deserializer().deserialize("", bytes));
            case SHORT -> NODES.numberNode(Serdes.Short().deserializer().deserialize("", bytes));
            case DOUBLE -> real(Serdes.Double().deserializer().deserialize("", bytes));
            case FLOAT -> real(Serdes.Float().deserializer().deserialize("", bytes));
            case BOOLEAN -> NODES.booleanNode(Serdes.Boolean().deserializer().deserialize("", bytes));
            case BYTES -> NODES.objectNode().put("$base64", Base64.getEncoder().encodeToString(bytes));
            case JSON -> json(bytes);
        };
    }

    private static String text(JsonNode node) {
        return expect(node.isTextual(), node, "a text").textValue();
    }

    private static long whole(JsonNode node, int bits) {
        expect(node.isIntegralNumber() && node.canConvertToLong(), node, "a whole number of " + bits + " bits");
        long value = node.longValue();
        expect(value << (64 - bits) >> (64 - bits) == value, node, "a whole number of " + bits + " bits");
        return value;
    }

    private static double number(JsonNode node) {
        if (node.isTextual() && node.textValue().matches("NaN|-?Infinity")) {
            return Double.parseDouble(node.textValue());
        }
        return expect(node.isNumber(), node, "a number").doubleValue();
    }

    private static JsonNode expect(boolean fits, JsonNode node, String wanted) {
        if (!fits) {
            throw new IllegalArgumentException(node + " is not " + wanted);
        }
        return node;
    }

    private static JsonNode json(byte[] bytes) throws IOException {
        var node = JSON.readTree(bytes);
        if (node instanceof MissingNode) {
            throw new IOException("empty");
        }
        return node;
    }

    /// JSON has no word for what is not finite; a text stands for it.
    private static JsonNode real(Number value) {
        if (!Double.isFinite(value.doubleValue())) {
            return NODES.textNode(value.toString());
        }
        return value instanceof Float single ? NODES.numberNode(single) : NODES.numberNode(value.doubleValue());
    }
}
