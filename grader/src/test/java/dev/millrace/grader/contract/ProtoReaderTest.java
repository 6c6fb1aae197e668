package dev.millrace.grader.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.millrace.lab.Descriptors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Held against what protoc 36.2 made of the same file:
/// `protoc --include_imports --descriptor_set_out=order-placed.desc order-placed.proto`.
final class ProtoReaderTest {
    private static final Path CONTRACTS = Path.of("src/test/resources/contracts");

    @Test
    void readsWhatProtocReads() throws IOException {
        var ours = ProtoReader.read("order-placed.proto", Files.readString(CONTRACTS.resolve("order-placed.proto")));
        var protoc = FileDescriptorSet.parseFrom(Files.readAllBytes(CONTRACTS.resolve("order-placed.desc")));
        assertThat(resolved(ours)).isEqualTo(resolved(protoc));
    }

    @Test
    void whatIsWrongIsNamedWithItsLine() {
        refused("syntax = \"proto2\";", "line 1", "proto3");
        refused("syntax = \"proto3\";\nmessage A {\n  string a = x;\n}", "line 3", "`x`");
        refused("syntax = \"proto3\";\nmessage A {\n  string a = 1\n}", "line 3", "`;`");
        refused("syntax = \"proto3\";\nmessage A {\n  strin a = 1;\n}", "strin");
        refused("syntax = \"proto3\";\nmessage A {\n  string a = 1;\n  string b = 1;\n}", "1");
        refused("syntax = \"proto3\";\nimport \"other.proto\";", "line 2", "other.proto");
        refused("syntax = \"proto3\";\nmessage A {", "too early");
        refused("", "`syntax`");
    }

    private static void refused(String source, String... words) {
        assertThatThrownBy(() -> ProtoReader.read("a.proto", source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }

    /// The descriptor as protobuf has understood it, types resolved; options and services, which the reader leaves out,
    /// are left out.
    private static FileDescriptorProto resolved(FileDescriptorSet set) {
        FileDescriptor file = Descriptors.last(set.toByteArray());
        var proto = file.toProto().toBuilder().clearOptions().clearService();
        proto.getMessageTypeBuilderList().forEach(m -> {
            m.clearReservedName().clearReservedRange();
            m.getFieldBuilderList().forEach(f -> {
                var known = file.findMessageTypeByName(m.getName()).findFieldByNumber(f.getNumber());
                f.setType(known.getType().toProto());
                f.setTypeName(
                        switch (known.getJavaType()) {
                            case MESSAGE -> known.getMessageType().getFullName();
                            case ENUM -> known.getEnumType().getFullName();
                            default -> "";
                        });
            });
            m.getNestedTypeBuilderList()
                    .forEach(n ->
                            n.getFieldBuilderList().forEach(f -> f.clearType().clearTypeName()));
        });
        try {
            return FileDescriptorProto.parseFrom(proto.build().toByteArray());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }
}
