package dev.millrace.content.code;

import dev.millrace.content.source.Report;
import dev.millrace.grader.contract.ProtoReader;
import java.util.regex.Pattern;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/// Avro schemas and proto3 files, by the readers that contracts go through. Messages may stand without their `syntax`.
final class SchemaCode {
    private static final Pattern PLACED = Pattern.compile("line (\\d{1,6}): (.*)");
    private static final Pattern SYNTAX = Pattern.compile("(?m)^\\s*syntax\\s*=");

    private SchemaCode() {}

    static void avro(String code, Report report) {
        try {
            new Schema.Parser().parse(code);
        } catch (AvroRuntimeException wrong) {
            report.at(
                    1,
                    "avro-syntax",
                    "this is not an Avro schema: " + DataCode.words(wrong.getMessage()),
                    "mend it; a part of one is `json`");
        }
    }

    static void protobuf(String code, Report report) {
        try {
            var _ = ProtoReader.read(
                    "fence.proto", SYNTAX.matcher(code).find() ? code : "syntax = \"proto3\"; " + code);
        } catch (IllegalArgumentException wrong) {
            var text = DataCode.words(wrong.getMessage());
            var placed = PLACED.matcher(text);
            var known = placed.matches();
            report.at(
                    known ? Integer.parseInt(placed.group(1)) : 1,
                    "protobuf-syntax",
                    "this is not proto3: " + (known ? placed.group(2) : text),
                    "declare every message that it names");
        }
    }
}
