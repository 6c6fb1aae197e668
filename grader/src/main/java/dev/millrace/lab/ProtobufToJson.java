package dev.millrace.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;

/// A protobuf message to plain JSON, the way back of [JsonToProtobuf]. Fields have the names that protobuf gives them
/// in JSON. A field that knows whether it is set is left out when it is not; every other is there, also with the
/// value 0.
public final class ProtobufToJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ProtobufToJson() {}

    /// The JSON of a message.
    public static JsonNode convert(MessageOrBuilder message) {
        var type = message.getDescriptorForType();
        return switch (type.getFullName()) {
            case "google.protobuf.Timestamp" ->
                NODES.textNode(Instant.ofEpochSecond(part(message, "seconds"), part(message, "nanos"))
                        .toString());
            case "google.protobuf.Duration" ->
                NODES.textNode(Duration.ofSeconds(part(message, "seconds"), part(message, "nanos"))
                        .toString());
            default -> {
                var object = NODES.objectNode();
                type.getFields().forEach(field -> add(object, message, field));
                yield object;
            }
        };
    }

    private static long part(MessageOrBuilder message, String field) {
        return ((Number) message.getField(message.getDescriptorForType().findFieldByName(field))).longValue();
    }

    private static void add(ObjectNode object, MessageOrBuilder message, FieldDescriptor field) {
        if (field.isMapField()) {
            map(object.putObject(field.getJsonName()), (Collection<?>) message.getField(field));
        } else if (field.isRepeated()) {
            var array = object.putArray(field.getJsonName());
            ((Collection<?>) message.getField(field)).forEach(item -> array.add(value(item, field)));
        } else if (!field.hasPresence() || message.hasField(field)) {
            object.set(field.getJsonName(), value(message.getField(field), field));
        }
    }

    private static void map(ObjectNode object, Collection<?> entries) {
        for (var one : entries) {
            var entry = (Message) one;
            var key = entry.getDescriptorForType().findFieldByName("key");
            var value = entry.getDescriptorForType().findFieldByName("value");
            object.set(String.valueOf(entry.getField(key)), value(entry.getField(value), value));
        }
    }

    private static JsonNode value(Object value, FieldDescriptor field) {
        return switch (field.getType()) {
            case MESSAGE, GROUP -> convert((Message) value);
            case ENUM -> NODES.textNode(((EnumValueDescriptor) value).getName());
            case BYTES ->
                NODES.objectNode()
                        .put("$base64", Base64.getEncoder().encodeToString(((ByteString) value).toByteArray()));
            case STRING -> NODES.textNode((String) value);
            case BOOL -> NODES.booleanNode((Boolean) value);
            case FLOAT, DOUBLE -> number((Number) value);
            case UINT32, FIXED32 -> NODES.numberNode(Integer.toUnsignedLong((Integer) value));
            case UINT64, FIXED64 -> NODES.numberNode(new BigInteger(Long.toUnsignedString((Long) value)));
            case INT32, SINT32, SFIXED32, INT64, SINT64, SFIXED64 -> NODES.numberNode(((Number) value).longValue());
        };
    }

    private static JsonNode number(Number value) {
        if (!Double.isFinite(value.doubleValue())) {
            return NODES.textNode(value.toString());
        }
        return value instanceof Float single ? NODES.numberNode(single) : NODES.numberNode(value.doubleValue());
    }
}
