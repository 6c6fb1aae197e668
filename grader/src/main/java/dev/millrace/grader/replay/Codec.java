package dev.millrace.grader.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.millrace.grader.contract.Contracts;
import dev.millrace.grader.exercise.DataType;
import dev.millrace.grader.exercise.DataType.Avro;
import dev.millrace.grader.exercise.DataType.Plain;
import dev.millrace.grader.exercise.DataType.Protobuf;
import dev.millrace.grader.exercise.DataType.SessionString;
import dev.millrace.grader.exercise.DataType.WindowedString;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Values of fixtures to bytes on a topic and back, as the serdes for that type do it. Bytes that are not of the type
/// become an object with `$unreadable` and `$base64`, so that they can be shown.
public final class Codec {
    private static final int SHOWN = 300;

    private final String type;
    private final Wire wire;

    private Codec(String type, Wire wire) {
        this.type = type;
        this.wire = wire;
    }

    /// The codec for a type.
    ///
    /// @param type as [DataType#parse] reads it
    /// @throws IllegalArgumentException when there is no such type, or its contract is missing or cannot be read
    public static Codec of(String type, Contracts contracts) {
        return new Codec(
                type,
                switch (DataType.parse(type)) {
                    case Plain plain -> new PlainWire(plain);
                    case WindowedString(var size) -> WindowWire.ofSize(size);
                    case SessionString _ -> WindowWire.session();
                    case Avro avro -> AvroWire.of(contracts.text(avro.file()));
                    case Protobuf protobuf ->
                        ProtobufWire.of(protobuf.file(), contracts.text(protobuf.file()), protobuf.message());
                });
    }

    /// The value as it comes back from the wire: defaults filled in, numbers and times in one form.
    ///
    /// @throws IOException when the value does not fit the type; says what is wrong
    public JsonNode canonical(JsonNode node) throws IOException {
        if (type.equals("json")) {
            return node;
        }
        var bytes = encode(node);
        return bytes == null ? NullNode.getInstance() : wire.decode(bytes);
    }

    byte @Nullable [] encode(JsonNode node) throws IOException {
        if (node.isNull()) {
            return null;
        }
        try {
            return wire.encode(node);
        } catch (RuntimeException e) {
            throw new IOException(type + ": " + e.getMessage(), e);
        }
    }

    JsonNode decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return NullNode.getInstance();
        }
        try {
            return wire.decode(bytes);
        } catch (IOException | RuntimeException e) {
            return unreadable(bytes);
        }
    }

    private JsonNode unreadable(byte[] bytes) {
        var shown = bytes.length <= SHOWN ? bytes : Arrays.copyOf(bytes, SHOWN);
        return JsonNodeFactory.instance
                .objectNode()
                .put("$unreadable", "these " + bytes.length + " bytes are not " + type)
                .put("$base64", Base64.getEncoder().encodeToString(shown));
    }
}
