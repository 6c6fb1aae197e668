package dev.millrace.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import org.apache.avro.Conversions.DecimalConversion;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/// Plain JSON to what Avro holds in memory, by a schema: a union is written as the value alone, times as
/// `2026-03-01T10:04:00Z`, dates as `2026-03-01`, decimals as numbers, other bytes as `{"$base64": "…"}`.
public final class JsonToAvro {
    private static final DecimalConversion DECIMAL = new DecimalConversion();

    private JsonToAvro() {}

    /// The value for Avro. A field that is not there gets its default.
    ///
    /// @throws IllegalArgumentException when the JSON does not fit the schema; names the field
    public static @Nullable Object convert(JsonNode node, Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(node, schema);
            case ENUM -> symbol(node, schema);
            case ARRAY -> array(node, schema);
            case MAP -> map(node, schema);
            case UNION -> union(node, schema);
            case FIXED -> fixed(node, schema);
            case BYTES -> ByteBuffer.wrap(bytes(node, schema));
            case STRING -> expect(node.isTextual(), node, "a text").textValue();
            case INT -> (int) integer(node, schema, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> integer(node, schema, Long.MIN_VALUE, Long.MAX_VALUE);
            case FLOAT -> (float) number(node);
            case DOUBLE -> number(node);
            case BOOLEAN -> expect(node.isBoolean(), node, "true or false").booleanValue();
            case NULL -> {
                expect(node.isNull(), node, "null");
                yield null;
            }
        };
    }

    private static Object record(JsonNode node, Schema schema) {
        expect(node.isObject(), node, "an object");
        var record = new GenericData.Record(schema);
        var left = new HashSet<String>();
        node.fieldNames().forEachRemaining(left::add);
        for (var field : schema.getFields()) {
            var value = node.get(field.name());
            if (value == null && !field.hasDefaultValue()) {
                throw new IllegalArgumentException("the field `" + field.name() + "` is missing");
            }
            record.put(
                    field.pos(),
                    value == null
                            ? GenericData.get().getDefaultValue(field)
                            : inside(field.name(), value, field.schema()));
            left.remove(field.name());
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    schema.getName() + " has no field `" + left.iterator().next() + "`");
        }
        return record;
    }

    private static Object symbol(JsonNode node, Schema schema) {
        expect(node.isTextual() && schema.hasEnumSymbol(node.textValue()), node, "one of " + schema.getEnumSymbols());
        return new GenericData.EnumSymbol(schema, node.textValue());
    }

    private static Object array(JsonNode node, Schema schema) {
        expect(node.isArray(), node, "a list");
        var list = new ArrayList<@Nullable Object>();
        node.forEach(item -> list.add(inside("[" + list.size() + "]", item, schema.getElementType())));
        return list;
    }

    private static Object map(JsonNode node, Schema schema) {
        expect(node.isObject(), node, "an object");
        var map = new HashMap<String, @Nullable Object>();
        node.properties().forEach(e -> map.put(e.getKey(), inside(e.getKey(), e.getValue(), schema.getValueType())));
        return map;
    }

    /// The first type of the union that the value fits.
    private static @Nullable Object union(JsonNode node, Schema schema) {
        var reasons = new ArrayList<String>();
        for (var type : schema.getTypes()) {
            try {
                return convert(node, type);
            } catch (IllegalArgumentException e) {
                reasons.add(String.valueOf(e.getMessage()));
            }
        }
        throw new IllegalArgumentException(String.join(", and ", reasons));
    }

    private static Object fixed(JsonNode node, Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return DECIMAL.toFixed(scaled(node, decimal), schema, decimal);
        }
        var bytes = base64(node);
        expect(bytes.length == schema.getFixedSize(), node, schema.getFixedSize() + " bytes");
        return new GenericData.Fixed(schema, bytes);
    }

    private static byte[] bytes(JsonNode node, Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? DECIMAL.toBytes(scaled(node, decimal), schema, decimal).array()
                : base64(node);
    }

    private static BigDecimal scaled(JsonNode node, LogicalTypes.Decimal decimal) {
        try {
            return expect(node.isNumber(), node, "a number").decimalValue().setScale(decimal.getScale());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(node + " has more than " + decimal.getScale() + " decimals", e);
        }
    }

    private static byte[] base64(JsonNode node) {
        return Base64.getDecoder()
                .decode(expect(node.path("$base64").isTextual(), node, "of the form {\"$base64\": \"…\"}")
                        .get("$base64")
                        .textValue());
    }

    private static long integer(JsonNode node, Schema schema, long least, long most) {
        if (node.isTextual() && schema.getLogicalType() != null) {
            return moment(node, schema.getLogicalType().getName());
        }
        expect(node.isIntegralNumber() && node.canConvertToLong(), node, "a whole number");
        long value = node.longValue();
        expect(least <= value && value <= most, node, "within " + least + " and " + most);
        return value;
    }

    private static long moment(JsonNode node, String type) {
        try {
            return switch (type) {
                case "date" -> LocalDate.parse(node.textValue()).toEpochDay();
                case "timestamp-millis" -> Instant.parse(node.textValue()).toEpochMilli();
                case "timestamp-micros" -> {
                    var at = Instant.parse(node.textValue());
                    yield Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000);
                }
                default -> throw new IllegalArgumentException(node + " is not a number");
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(node + " is not a " + type, e);
        }
    }

    private static double number(JsonNode node) {
        if (node.isTextual() && node.textValue().matches("NaN|-?Infinity")) {
            return Double.parseDouble(node.textValue());
        }
        return expect(node.isNumber(), node, "a number").doubleValue();
    }

    private static @Nullable Object inside(String name, JsonNode node, Schema schema) {
        try {
            return convert(node, schema);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("in `" + name + "`: " + e.getMessage(), e);
        }
    }

    private static JsonNode expect(boolean fits, JsonNode node, String wanted) {
        if (!fits) {
            throw new IllegalArgumentException(node + " is not " + wanted);
        }
        return node;
    }
}
