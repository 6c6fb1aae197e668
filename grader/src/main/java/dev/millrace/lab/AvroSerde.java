package dev.millrace.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Avro on the wire, by a contract of the course.
///
/// - `AvroSerde.generic("order-placed")` reads and writes Avro's own [GenericRecord]. Texts in it are Avro's
///   `Utf8`, not `String`: compare `record.get("customerId").toString()`.
/// - `AvroSerde.of(OrderPlaced.class, "order-placed")` reads and writes your own Java record, its components named like
///   the schema's fields. Fields of the schema that the record does not have are left out when reading.
/// - `AvroSerde.specific(OrderPlaced.class)` reads and writes a class that Avro generated.
///
/// The bytes are Avro's single-object encoding (Avro 1.12 specification, "Single-object encoding"): two marker bytes,
/// the fingerprint of the schema, the record. A schema registry writes another header, and the same record after it.
///
/// A null value stays null in both directions: on a topic that is a tombstone. The serdes may be shared.
public final class AvroSerde {
    private AvroSerde() {}

    /// The schema of a contract, the file `contracts/<contract>.avsc` on the class path.
    public static Schema schema(String contract) {
        var text = new String(ContractFile.read(contract + ".avsc"), StandardCharsets.UTF_8);
        return new Schema.Parser().parse(text);
    }

    /// A serde for records of a contract as Avro sees them.
    public static Serde<GenericRecord> generic(String contract) {
        return serde(GenericData.get(), schema(contract));
    }

    /// A serde for your own record.
    public static <T> Serde<T> of(Class<T> type, String contract) {
        var schema = schema(contract);
        var json = new JsonMapping();
        Serde<Object> inner = serde(GenericData.get(), schema);
        Serializer<@Nullable T> writer = (topic, value) ->
                value == null ? null : inner.serializer().serialize(topic, toAvro(json.tree(value), schema));
        Deserializer<@Nullable T> reader = (topic, bytes) -> bytes == null
                ? null
                : json.fromTree(AvroToJson.convert(inner.deserializer().deserialize(topic, bytes), schema), type);
        return Serdes.serdeFrom(writer, reader);
    }

    /// A serde for a class that Avro generated from a schema.
    public static <T extends SpecificRecord> Serde<T> specific(Class<T> type) {
        return serde(new OwnClasses(type), SpecificData.get().getSchema(type));
    }

    private static <T> Serde<T> serde(GenericData data, Schema schema) {
        var encoder = new BinaryMessageEncoder<T>(data, schema);
        var decoder = new BinaryMessageDecoder<T>(data, schema);
        Serializer<@Nullable T> writer = (_, value) -> value == null ? null : write(encoder, value, schema);
        Deserializer<@Nullable T> reader = (_, bytes) -> bytes == null ? null : read(decoder, bytes, schema);
        return Serdes.serdeFrom(writer, reader);
    }

    private static <T> byte[] write(BinaryMessageEncoder<T> encoder, T value, Schema schema) {
        try {
            var buffer = encoder.encode(value);
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException | RuntimeException e) {
            throw new SerializationException("cannot write as " + schema.getName() + ": " + e.getMessage(), e);
        }
    }

    private static <T> T read(BinaryMessageDecoder<T> decoder, byte[] bytes, Schema schema) {
        try {
            return decoder.decode(bytes, null);
        } catch (IOException | AvroRuntimeException e) {
            throw new SerializationException("cannot read " + schema.getName() + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable Object toAvro(JsonNode value, Schema schema) {
        try {
            return JsonToAvro.convert(value, schema);
        } catch (IllegalArgumentException e) {
            throw new SerializationException("cannot write as " + schema.getName() + ": " + e.getMessage(), e);
        }
    }

    /// Avro 1.12 makes objects only of classes that it was told to trust. Yours are: this finds them beside the
    /// first.
    private static final class OwnClasses extends SpecificData {
        OwnClasses(Class<? extends SpecificRecord> type) {
            super(type.getClassLoader());
            getForClass(type).getConversions().forEach(this::addLogicalTypeConversion);
        }

        @Override
        @SuppressWarnings("rawtypes") // as Avro declares it
        public Class getClass(Schema schema) {
            return switch (schema.getType()) {
                case RECORD, ENUM, FIXED -> own(schema);
                default -> super.getClass(schema);
            };
        }

        private Class<?> own(Schema schema) {
            try {
                return Class.forName(getClassName(schema), true, getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new SerializationException("there is no class for " + schema.getFullName(), e);
            }
        }
    }
}
