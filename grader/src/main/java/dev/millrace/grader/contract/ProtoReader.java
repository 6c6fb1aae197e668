package dev.millrace.grader.contract;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.TimestampProto;
import dev.millrace.lab.Descriptors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads one `.proto` file of syntax proto3 into the descriptor that protoc makes of it (Protocol Buffers
/// documentation, "Language Guide (proto 3)"). It knows what contracts are written with: messages, enums, `oneof`,
/// `optional`, `repeated`, `map`, imports of timestamp and duration. Options but `json_name` and `deprecated`, and
/// services, are passed over. Numbers, names and types are checked by protobuf itself.
public final class ProtoReader {
    private static final Map<String, FileDescriptor> IMPORTS = Map.of(
            "google/protobuf/timestamp.proto", TimestampProto.getDescriptor(),
            "google/protobuf/duration.proto", DurationProto.getDescriptor());

    private final ProtoTokens tokens;
    private final FileDescriptorProto.Builder file;

    private ProtoReader(String name, String source) {
        this.tokens = new ProtoTokens(source);
        this.file = FileDescriptorProto.newBuilder().setName(name);
    }

    /// The file and what it imports as a descriptor set, the file last.
    ///
    /// @throws IllegalArgumentException when it is not such a file; says where and what is wrong
    public static FileDescriptorSet read(String name, String source) {
        var file = new ProtoReader(name, source).read();
        var set = FileDescriptorSet.newBuilder();
        for (var imported : file.getDependencyList()) {
            Optional.ofNullable(IMPORTS.get(imported)).ifPresent(known -> set.addFile(known.toProto()));
        }
        set.addFile(file);
        var _ = Descriptors.last(set.build().toByteArray());
        return set.build();
    }

    private FileDescriptorProto read() {
        tokens.expect("syntax");
        tokens.expect("=");
        if (!tokens.quoted().equals("proto3")) {
            throw tokens.wrong("only syntax \"proto3\" is known");
        }
        tokens.expect(";");
        file.setSyntax("proto3");
        while (tokens.more()) {
            top(tokens.next());
        }
        return file.build();
    }

    private void top(String word) {
        switch (word) {
            case "package" -> {
                file.setPackage(tokens.next());
                tokens.expect(";");
            }
            case "import" -> importFile();
            case "message" -> file.addMessageType(message());
            case "enum" -> file.addEnumType(enumeration());
            case "option" -> tokens.skipTo(";");
            case "service" -> {
                tokens.skipTo("{");
                tokens.skipTo("}");
            }
            case ";" -> {}
            default -> throw tokens.wrong("`" + word + "` is not expected here");
        }
    }

    private void importFile() {
        var name = tokens.quoted();
        if (!IMPORTS.containsKey(name)) {
            throw tokens.wrong("`" + name + "` cannot be imported; there are "
                    + String.join(" and ", IMPORTS.keySet().stream().sorted().toList()));
        }
        file.addDependency(name);
        tokens.expect(";");
    }

    private DescriptorProto message() {
        var message = DescriptorProto.newBuilder().setName(tokens.name());
        var optional = new ArrayList<FieldDescriptorProto.Builder>();
        var fields = new ArrayList<FieldDescriptorProto.Builder>();
        tokens.expect("{");
        while (!tokens.took("}")) {
            member(message, fields, optional);
        }
        // protoc puts an optional field into a oneof of its own, after those that were written
        for (var field : optional) {
            field.setProto3Optional(true).setOneofIndex(message.getOneofDeclCount());
            message.addOneofDecl(OneofDescriptorProto.newBuilder().setName("_" + field.getName()));
        }
        fields.forEach(message::addField);
        return message.build();
    }

    private void member(
            DescriptorProto.Builder message,
            List<FieldDescriptorProto.Builder> fields,
            List<FieldDescriptorProto.Builder> optional) {
        var word = tokens.next();
        switch (word) {
            case "message" -> message.addNestedType(message());
            case "enum" -> message.addEnumType(enumeration());
            case "option", "reserved" -> tokens.skipTo(";");
            case "oneof" -> oneof(message, fields);
            case "map" -> fields.add(map(message));
            case "repeated" -> fields.add(field(tokens.next(), Label.LABEL_REPEATED));
            case "optional" -> {
                var field = field(tokens.next(), Label.LABEL_OPTIONAL);
                fields.add(field);
                optional.add(field);
            }
            case ";" -> {}
            default -> fields.add(field(word, Label.LABEL_OPTIONAL));
        }
    }

    private void oneof(DescriptorProto.Builder message, List<FieldDescriptorProto.Builder> fields) {
        int index = message.getOneofDeclCount();
        message.addOneofDecl(OneofDescriptorProto.newBuilder().setName(tokens.name()));
        tokens.expect("{");
        while (!tokens.took("}")) {
            fields.add(field(tokens.next(), Label.LABEL_OPTIONAL).setOneofIndex(index));
        }
    }

    /// A map is a repeated message with a key and a value.
    private FieldDescriptorProto.Builder map(DescriptorProto.Builder message) {
        tokens.expect("<");
        var key = typed("key", 1, tokens.next(), Label.LABEL_OPTIONAL);
        tokens.expect(",");
        var value = typed("value", 2, tokens.next(), Label.LABEL_OPTIONAL);
        tokens.expect(">");
        var field = field("", Label.LABEL_REPEATED);
        var camel = camel(field.getName());
        var name = camel.substring(0, 1).toUpperCase(Locale.ROOT) + camel.substring(1) + "Entry";
        message.addNestedType(DescriptorProto.newBuilder()
                .setName(name)
                .addField(key)
                .addField(value)
                .setOptions(MessageOptions.newBuilder().setMapEntry(true)));
        return field.setTypeName(name).setType(FieldDescriptorProto.Type.TYPE_MESSAGE);
    }

    private FieldDescriptorProto.Builder field(String type, Label label) {
        var name = tokens.name();
        tokens.expect("=");
        var field = typed(name, tokens.number(), type, label);
        if (tokens.took("[")) {
            options(field);
        }
        tokens.expect(";");
        return field;
    }

    private void options(FieldDescriptorProto.Builder field) {
        do {
            var option = tokens.next();
            tokens.expect("=");
            switch (option) {
                case "json_name" -> field.setJsonName(tokens.quoted());
                case "deprecated" ->
                    field.setOptions(FieldOptions.newBuilder()
                            .setDeprecated(tokens.next().equals("true")));
                default -> tokens.next();
            }
        } while (tokens.took(","));
        tokens.expect("]");
    }

    private static FieldDescriptorProto.Builder typed(String name, int number, String type, Label label) {
        var field = FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setLabel(label)
                .setJsonName(camel(name));
        var scalar = scalar(type);
        scalar.ifPresentOrElse(field::setType, () -> field.setTypeName(type));
        return field;
    }

    private static Optional<FieldDescriptorProto.Type> scalar(String name) {
        var constant = "TYPE_" + name.toUpperCase(Locale.ROOT);
        return name.matches("double|float|u?int(32|64)|sint(32|64)|s?fixed(32|64)|bool|string|bytes")
                ? Optional.of(FieldDescriptorProto.Type.valueOf(constant))
                : Optional.empty();
    }

    private EnumDescriptorProto enumeration() {
        var result = EnumDescriptorProto.newBuilder().setName(tokens.name());
        tokens.expect("{");
        while (!tokens.took("}")) {
            if (tokens.took("option") || tokens.took("reserved")) {
                tokens.skipTo(";");
            } else {
                var name = tokens.name();
                tokens.expect("=");
                result.addValue(
                        EnumValueDescriptorProto.newBuilder().setName(name).setNumber(tokens.number()));
                tokens.skipTo(";");
            }
        }
        return result.build();
    }

    /// The name in JSON: an underscore goes and makes the next letter a capital.
    private static String camel(String name) {
        var camel = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != '_') {
                boolean capital = i > 0 && name.charAt(i - 1) == '_';
                camel.append(capital ? Character.toUpperCase(name.charAt(i)) : name.charAt(i));
            }
        }
        return camel.toString();
    }
}
