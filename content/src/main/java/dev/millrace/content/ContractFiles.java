package dev.millrace.content;

import dev.millrace.content.check.RecordSchema;
import dev.millrace.content.source.SourceText;
import dev.millrace.grader.contract.ProtoReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// The schemas in the `contracts/` folder of a course: each must parse, whether a lab uses it or not.
record ContractFiles(Path folder, Findings findings) {
    private static final Pattern PLACED = Pattern.compile("line (\\d{1,6}): (.*)");

    void check() {
        for (var file : files()) {
            var name = String.valueOf(file.getFileName());
            SourceText.read(file, findings.in(file)).ifPresent(text -> check(file, name, text));
        }
    }

    private void check(Path file, String name, String text) {
        try {
            if (name.endsWith(".json")) {
                RecordSchema.parse(name, text);
            } else if (name.endsWith(".avsc")) {
                new Schema.Parser().parse(text);
            } else {
                var _ = ProtoReader.read(name, text);
            }
        } catch (AvroRuntimeException wrong) {
            broken(file, wrong.getMessage(), "mend the Avro schema");
        } catch (IllegalArgumentException wrong) {
            boolean json = name.endsWith(".json");
            broken(file, wrong.getMessage(), json ? "mend it" : "mend the message types; syntax is proto3");
        }
    }

    /// The reader of protobuf begins with the line.
    private void broken(Path file, @Nullable String why, String mend) {
        var text = String.valueOf(why).replaceAll("\\s+", " ").strip();
        var placed = PLACED.matcher(text);
        boolean known = placed.matches();
        findings.in(file)
                .at(
                        known ? Integer.parseInt(placed.group(1)) : 1,
                        "contract",
                        "the schema does not parse: " + (known ? placed.group(2) : text),
                        mend);
    }

    private List<Path> files() {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().matches(".*\\.(avsc|proto|json)"))
                    .sorted()
                    .toList();
        } catch (IOException absent) {
            return List.of();
        }
    }
}
