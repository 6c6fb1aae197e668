package dev.millrace.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Internal;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Protocol Buffers on the wire, by a contract of the course.
///
/// - `ProtobufSerde.generic("order-placed#OrderPlaced")` reads and writes protobuf's own [DynamicMessage].
/// - `ProtobufSerde.of(OrderPlaced.class, "order-placed#OrderPlaced")` reads and writes your own Java record, its
///   components named like the message's fields in JSON (`order_id` is `orderId`). Fields of the message that the
///   record does not have are left out when reading.
/// - `ProtobufSerde.specific(OrderPlaced.class)` reads and writes a class that protoc generated.
///
/// The bytes are those of the message and nothing else. A schema registry writes a header before them.
///
/// A null value stays null in both directions: on a topic that is a tombstone. The serdes may be shared.
public final class ProtobufSerde {
    private ProtobufSerde() {}

    /// The descriptor of a message, from the file `contracts/<contract>.desc` on the class path: what
    /// `protoc --include_imports --descriptor_set_out` makes of the contract.
    ///
    /// @param name contract and message, `order-placed#OrderPlaced`
    public static Descriptor descriptor(String name) {
        var parts = name.split("#", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("Name the message too: \"" + name + "#OrderPlaced\".");
        }
        return Descriptors.find(ContractFile.read(parts[0] + ".desc"), parts[1]);
    }

    /// A serde for messages of a contract as protobuf sees them.
    public static Serde<DynamicMessage> generic(String name) {
        return generic(descriptor(name));
    }

    /// The same for a descriptor that you have: protobuf takes fields only from the very descriptor that a message
    /// has.
    public static Serde<DynamicMessage> generic(Descriptor descriptor) {
        return serde(DynamicMessage.getDefaultInstance(descriptor).getParserForType(), descriptor.getName());
    }

    /// A serde for your own record.
    public static <T> Serde<T> of(Class<T> type, String name) {
        var descriptor = descriptor(name);
        var inner = generic(name);
        var json = new JsonMapping();
        Serializer<@Nullable T> writer = (topic, value) ->
                value == null ? null : inner.serializer().serialize(topic, toMessage(json.tree(value), descriptor));
        Deserializer<@Nullable T> reader = (topic, bytes) -> bytes == null
                ? null
                : json.fromTree(ProtobufToJson.convert(inner.deserializer().deserialize(topic, bytes)), type);
        return Serdes.serdeFrom(writer, reader);
    }

    /// A serde for a class that protoc generated.
    @SuppressWarnings("unchecked") // the parser of a message type makes that type
    public static <T extends Message> Serde<T> specific(Class<T> type) {
        var parser = (Parser<T>) Internal.getDefaultInstance(type).getParserForType();
        return serde(parser, type.getSimpleName());
    }

    private static <T extends Message> Serde<T> serde(Parser<T> parser, String name) {
        Serializer<@Nullable T> writer = (_, value) -> value == null ? null : value.toByteArray();
        Deserializer<@Nullable T> reader = (_, bytes) -> bytes == null ? null : read(parser, bytes, name);
        return Serdes.serdeFrom(writer, reader);
    }

    private static <T> T read(Parser<T> parser, byte[] bytes, String name) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new SerializationException("cannot read " + name + ": " + e.getMessage(), e);
        }
    }

    private static DynamicMessage toMessage(JsonNode value, Descriptor descriptor) {
        try {
            return JsonToProtobuf.convert(value, descriptor);
        } catch (IllegalArgumentException e) {
            throw new SerializationException("cannot write as " + descriptor.getName() + ": " + e.getMessage(), e);
        }
    }
}
