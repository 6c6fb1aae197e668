package dev.millrace.grader.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import dev.millrace.grader.contract.ProtoReader;
import dev.millrace.lab.Descriptors;
import dev.millrace.lab.JsonToProtobuf;
import dev.millrace.lab.ProtobufToJson;
import java.io.IOException;

/// The plain bytes of a protobuf message, as `ProtobufSerde` writes and reads them.
record ProtobufWire(Descriptor descriptor) implements Wire {
    static ProtobufWire of(String file, String text, String message) {
        return new ProtobufWire(Descriptors.find(ProtoReader.read(file, text).toByteArray(), message));
    }

    @Override
    public byte[] encode(JsonNode node) {
        return JsonToProtobuf.convert(node, descriptor).toByteArray();
    }

    @Override
    public JsonNode decode(byte[] bytes) throws IOException {
        return ProtobufToJson.convert(DynamicMessage.parseFrom(descriptor, bytes));
    }
}
