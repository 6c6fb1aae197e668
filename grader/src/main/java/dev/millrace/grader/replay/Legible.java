package dev.millrace.grader.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.grader.exercise.DataType.Plain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Bytes of a store as JSON, for people. Kafka's own deserializers are asked, and those of the lab's Avro and Protobuf;
/// a submission's own are not, because looking must not change what they do: there the bytes themselves tell, when they
/// are JSON or text.
///
/// @param deserializer null when it is not known
record Legible(@Nullable Deserializer<?> deserializer, String topic) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final PlainWire JSON = new PlainWire(Plain.JSON);

    JsonNode json(byte[] bytes) {
        var object = object(bytes);
        return object == null ? guess(bytes) : json(object);
    }

    /// What a trusted deserializer makes of it; null when there is none, or it fails.
    @Nullable
    Object object(byte[] bytes) {
        if (deserializer == null || !trusted(deserializer.getClass().getName())) {
            return null;
        }
        try {
            return deserializer.deserialize(topic, bytes);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static boolean trusted(String name) {
        return name.startsWith("org.apache.kafka.")
                || name.startsWith("dev.millrace.lab.Avro")
                || name.startsWith("dev.millrace.lab.Protobuf");
    }

    static JsonNode json(@Nullable Object object) {
        return switch (object) {
            case null -> NODES.nullNode();
            case String text -> NODES.textNode(text);
            case Long number -> NODES.numberNode(number);
            case Integer number -> NODES.numberNode(number);
            case Short number -> NODES.numberNode(number);
            case Double number -> Double.isFinite(number) ? NODES.numberNode(number) : text(number);
            case Float number -> Float.isFinite(number) ? NODES.numberNode(number) : text(number);
            case Boolean flag -> NODES.booleanNode(flag);
            case byte[] bytes -> guess(bytes);
            default -> parsed(object.toString().getBytes(StandardCharsets.UTF_8), text(object));
        };
    }

    /// JSON if it is that, else text if it is that.
    static JsonNode guess(byte[] bytes) {
        return parsed(bytes, unknown(bytes));
    }

    private static JsonNode parsed(byte[] bytes, JsonNode otherwise) {
        try {
            return JSON.decode(bytes);
        } catch (IOException | RuntimeException e) {
            return otherwise;
        }
    }

    private static JsonNode unknown(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            if (text.chars().noneMatch(Character::isISOControl)) {
                return NODES.textNode(text.toString());
            }
        } catch (CharacterCodingException e) {
            // no text
        }
        return NODES.objectNode().put("$base64", Base64.getEncoder().encodeToString(bytes));
    }

    private static JsonNode text(Object object) {
        return NODES.textNode(String.valueOf(object));
    }
}
