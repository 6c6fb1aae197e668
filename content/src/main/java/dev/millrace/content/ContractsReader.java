package dev.millrace.content;

import dev.millrace.content.source.Report;
import dev.millrace.content.source.SourceText;
import dev.millrace.grader.contract.Contracts;
import dev.millrace.grader.contract.ProtoReader;
import dev.millrace.grader.exercise.DataType;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.lab.Descriptors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/// Reads the schemas that the topics of a lab name, from the `contracts/` folder of the course.
final class ContractsReader {
    private final Path folder;
    private final Findings findings;

    /// Where the topics are, for what is wrong with a name.
    private final Report report;

    ContractsReader(Path folder, Findings findings, Report report) {
        this.folder = folder;
        this.findings = findings;
        this.report = report;
    }

    /// The schemas; nothing when one of them is missing or broken, because then no record can be read.
    ///
    /// @param line where the topics begin
    Optional<Contracts> read(List<TopicSpec> topics, int line) {
        var files = new HashMap<String, String>();
        boolean ok = true;
        for (var topic : topics) {
            ok &= add(DataType.parse(topic.keyType()), files, line);
            ok &= add(DataType.parse(topic.valueType()), files, line);
        }
        return ok ? Optional.of(new Contracts(files)) : Optional.empty();
    }

    private boolean add(DataType type, Map<String, String> files, int line) {
        return switch (type) {
            case DataType.Avro avro -> add(avro.file(), files, line) && avro(avro.file(), files);
            case DataType.Protobuf protobuf -> add(protobuf.file(), files, line) && protobuf(protobuf, files, line);
            case DataType.Plain _, DataType.WindowedString _, DataType.SessionString _ -> true;
        };
    }

    private boolean add(String name, Map<String, String> files, int line) {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            report.at(line, "contract", "there is no contracts/" + name, "write it, or mend the name of the type");
            return false;
        }
        SourceText.read(file, findings.in(file)).ifPresent(text -> files.put(name, text));
        return files.containsKey(name);
    }

    private boolean avro(String name, Map<String, String> files) {
        try {
            new Schema.Parser().parse(files.get(name));
            return true;
        } catch (AvroRuntimeException wrong) {
            // ContractFiles reports it
            return false;
        }
    }

    private boolean protobuf(DataType.Protobuf type, Map<String, String> files, int line) {
        try {
            var set = ProtoReader.read(type.file(), files.getOrDefault(type.file(), ""));
            var file = Descriptors.last(set.toByteArray());
            if (file.findMessageTypeByName(type.message()) == null) {
                report.at(
                        line,
                        "contract",
                        "contracts/" + type.file() + " has no message `" + type.message() + "`",
                        "name one that it declares");
                return false;
            }
            return true;
        } catch (IllegalArgumentException wrong) {
            // ContractFiles reports it
            return false;
        }
    }
}
