package dev.millrace.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import org.apache.avro.Conversions.DecimalConversion;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// What Avro holds in memory to plain JSON, the way back of [JsonToAvro].
public final class AvroToJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DecimalConversion DECIMAL = new DecimalConversion();

    private AvroToJson() {}

    /// The JSON for a value that Avro read with this schema.
    public static JsonNode convert(@Nullable Object value, Schema schema) {
        if (value == null) {
            return NODES.nullNode();
        }
        return switch (schema.getType()) {
            case RECORD -> record((IndexedRecord) value, schema);
            case ARRAY -> array((Iterable<?>) value, schema);
            case MAP -> map((Map<?, ?>) value, schema);
            case UNION -> convert(value, schema.getTypes().get(GenericData.get().resolveUnion(schema, value)));
            case FIXED -> binary(((GenericFixed) value).bytes(), schema);
            case BYTES -> binary(content((ByteBuffer) value), schema);
            case ENUM, STRING -> NODES.textNode(value.toString());
            case INT, LONG -> integer(((Number) value).longValue(), schema);
            case FLOAT, DOUBLE -> number((Number) value);
            case BOOLEAN -> NODES.booleanNode((Boolean) value);
            case NULL -> NODES.nullNode();
        };
    }

    private static JsonNode record(IndexedRecord value, Schema schema) {
        var object = NODES.objectNode();
        schema.getFields().forEach(f -> object.set(f.name(), convert(value.get(f.pos()), f.schema())));
        return object;
    }

    private static JsonNode array(Iterable<?> value, Schema schema) {
        var array = NODES.arrayNode();
        value.forEach(item -> array.add(convert(item, schema.getElementType())));
        return array;
    }

    private static JsonNode map(Map<?, ?> value, Schema schema) {
        var object = NODES.objectNode();
        value.forEach((k, v) -> object.set(k.toString(), convert(v, schema.getValueType())));
        return object;
    }

    private static JsonNode binary(byte[] bytes, Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? NODES.numberNode(DECIMAL.fromBytes(ByteBuffer.wrap(bytes), schema, decimal))
                : NODES.objectNode().put("$base64", Base64.getEncoder().encodeToString(bytes));
    }

    private static byte[] content(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static JsonNode integer(long value, Schema schema) {
        var type =
                schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
        return switch (type) {
            case "date" -> NODES.textNode(LocalDate.ofEpochDay(value).toString());
            case "timestamp-millis" ->
                NODES.textNode(Instant.ofEpochMilli(value).toString());
            case "timestamp-micros" ->
                NODES.textNode(Instant.EPOCH.plus(value, ChronoUnit.MICROS).toString());
            default -> NODES.numberNode(value);
        };
    }

    private static JsonNode number(Number value) {
        if (!Double.isFinite(value.doubleValue())) {
            return NODES.textNode(value.toString());
        }
        return value instanceof Float single ? NODES.numberNode(single) : NODES.numberNode(value.doubleValue());
    }
}
