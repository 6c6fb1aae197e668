package dev.millrace.content;

import dev.millrace.content.check.RecordSchema;
import dev.millrace.content.source.Report;
import dev.millrace.content.source.SourceText;
import dev.millrace.content.source.YamlValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Finds the schema that a check names: in the lab's folder, or among the contracts of the course.
final class SchemaReader {
    private final Path lab;
    private final Findings findings;
    private final Report report;

    SchemaReader(Path lab, Findings findings, Report report) {
        this.lab = lab;
        this.findings = findings;
        this.report = report;
    }

    Optional<RecordSchema> read(YamlValue value) {
        var name = value.text();
        if (name.isEmpty()) return Optional.empty();
        if (!name.matches("[a-z0-9][a-z0-9.-]{0,99}") || !RecordSchema.isKnown(name)) {
            report.at(
                    value.line(),
                    "schema",
                    "`" + name + "` is not a schema's file",
                    "name a file that ends in .json (JSON Schema) or .avsc (Avro)");
            return Optional.empty();
        }
        var contracts = lab.resolveSibling("..").normalize().resolve("contracts");
        var file = Files.exists(lab.resolve(name)) ? lab.resolve(name) : contracts.resolve(name);
        if (!Files.exists(file)) {
            report.at(
                    value.line(),
                    "schema",
                    "there is no " + name + " in the lab's folder or in contracts/",
                    "write it, or mend the name");
            return Optional.empty();
        }
        return SourceText.read(file, findings.in(file)).flatMap(text -> parse(file, name, text));
    }

    private Optional<RecordSchema> parse(Path file, String name, String text) {
        try {
            return Optional.of(RecordSchema.parse(name, text));
        } catch (IllegalArgumentException wrong) {
            var why = String.valueOf(wrong.getMessage()).replaceAll("\\s+", " ").strip();
            findings.in(file).at(1, "schema", "the schema does not parse: " + why, "mend it");
            return Optional.empty();
        }
    }
}
