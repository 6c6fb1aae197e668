package dev.millrace.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Supplier;

/// Plain JSON to a protobuf message: fields by the names that protobuf gives them in JSON or by their own, enums by
/// name, `google.protobuf.Timestamp` as `2026-03-01T10:04:00Z` and `google.protobuf.Duration` as `PT5M`, bytes as
/// `{"$base64": "…"}`. A field that is null or not there is not set.
public final class JsonToProtobuf {
    private static final BigInteger UNSIGNED = BigInteger.ONE.shiftLeft(64);

    private JsonToProtobuf() {}

    /// The message.
    ///
    /// @throws IllegalArgumentException when the JSON does not fit the descriptor; names the field
    public static DynamicMessage convert(JsonNode node, Descriptor type) {
        return switch (type.getFullName()) {
            case "google.protobuf.Timestamp" -> {
                var at = time(() -> Instant.parse(text(node)), node, "an instant such as 2026-03-01T10:04:00Z");
                yield parts(type, at.getEpochSecond(), at.getNano());
            }
            case "google.protobuf.Duration" -> {
                var by = time(() -> Duration.parse(text(node)), node, "a duration such as PT5M");
                yield parts(type, by.getSeconds(), by.getNano());
            }
            default -> message(node, type);
        };
    }

    private static DynamicMessage message(JsonNode node, Descriptor type) {
        expect(node.isObject(), node, "an object");
        var message = DynamicMessage.newBuilder(type);
        node.properties().forEach(e -> {
            var field = field(type, e.getKey());
            if (!e.getValue().isNull()) {
                try {
                    set(message, field, e.getValue());
                } catch (IllegalArgumentException wrong) {
                    throw new IllegalArgumentException("in `" + e.getKey() + "`: " + wrong.getMessage(), wrong);
                }
            }
        });
        return message.build();
    }

    private static FieldDescriptor field(Descriptor type, String name) {
        return type.getFields().stream()
                .filter(f -> f.getJsonName().equals(name) || f.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no field `" + name + "`"));
    }

    private static void set(DynamicMessage.Builder message, FieldDescriptor field, JsonNode node) {
        if (field.isMapField()) {
            expect(node.isObject(), node, "an object");
            node.properties().forEach(e -> message.addRepeatedField(field, entry(field, e.getKey(), e.getValue())));
        } else if (field.isRepeated()) {
            expect(node.isArray(), node, "a list");
            node.forEach(item -> message.addRepeatedField(field, value(item, field)));
        } else {
            message.setField(field, value(node, field));
        }
    }

    private static DynamicMessage entry(FieldDescriptor field, String key, JsonNode value) {
        var type = field.getMessageType();
        var keyField = type.findFieldByName("key");
        var valueField = type.findFieldByName("value");
        return DynamicMessage.newBuilder(type)
                .setField(keyField, mapKey(key, keyField))
                .setField(valueField, value(value, valueField))
                .build();
    }

    private static Object mapKey(String key, FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT -> Integer.parseInt(key);
            case LONG -> Long.parseLong(key);
            case BOOLEAN -> Boolean.parseBoolean(key);
            case STRING, FLOAT, DOUBLE, BYTE_STRING, ENUM, MESSAGE -> key;
        };
    }

    private static Object value(JsonNode node, FieldDescriptor field) {
        return switch (field.getType()) {
            case MESSAGE, GROUP -> convert(node, field.getMessageType());
            case ENUM -> {
                var symbol = field.getEnumType().findValueByName(text(node));
                expect(symbol != null, node, "a value of " + field.getEnumType().getName());
                yield symbol;
            }
            case BYTES -> {
                expect(node.path("$base64").isTextual(), node, "of the form {\"$base64\": \"…\"}");
                yield ByteString.copyFrom(
                        Base64.getDecoder().decode(node.path("$base64").textValue()));
            }
            case STRING -> text(node);
            case BOOL -> expect(node.isBoolean(), node, "true or false").booleanValue();
            case FLOAT -> (float) number(node);
            case DOUBLE -> number(node);
            case INT32, SINT32, SFIXED32 ->
                whole(node, BigInteger.TWO.pow(31).negate(), BigInteger.TWO.pow(31))
                        .intValue();
            case UINT32, FIXED32 ->
                whole(node, BigInteger.ZERO, BigInteger.TWO.pow(32)).intValue();
            case INT64, SINT64, SFIXED64 ->
                whole(node, BigInteger.TWO.pow(63).negate(), BigInteger.TWO.pow(63))
                        .longValue();
            case UINT64, FIXED64 -> whole(node, BigInteger.ZERO, UNSIGNED).longValue();
        };
    }

    private static BigInteger whole(JsonNode node, BigInteger least, BigInteger end) {
        expect(node.isIntegralNumber(), node, "a whole number");
        var value = node.bigIntegerValue();
        expect(value.compareTo(least) >= 0 && value.compareTo(end) < 0, node, "small enough for its type");
        return value;
    }

    private static double number(JsonNode node) {
        if (node.isTextual() && node.textValue().matches("NaN|-?Infinity")) {
            return Double.parseDouble(node.textValue());
        }
        return expect(node.isNumber(), node, "a number").doubleValue();
    }

    private static String text(JsonNode node) {
        return expect(node.isTextual(), node, "a text").textValue();
    }

    private static DynamicMessage parts(Descriptor type, long seconds, int nanos) {
        return DynamicMessage.newBuilder(type)
                .setField(type.findFieldByName("seconds"), seconds)
                .setField(type.findFieldByName("nanos"), nanos)
                .build();
    }

    private static <T> T time(Supplier<T> parsing, JsonNode node, String wanted) {
        try {
            return parsing.get();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(node + " is not " + wanted, e);
        }
    }

    private static JsonNode expect(boolean fits, JsonNode node, String wanted) {
        if (!fits) {
            throw new IllegalArgumentException(node + " is not " + wanted);
        }
        return node;
    }
}
