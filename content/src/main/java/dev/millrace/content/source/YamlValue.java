package dev.millrace.content.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A value of a [YamlMap] or of a list in one: it knows its key and line, and reports when it is asked for
/// what it is not.
public final class YamlValue {
    private final String name;
    private final int line;
    private final Node node;
    private final Report report;

    YamlValue(String name, int line, Node node, Report report) {
        this.name = name;
        this.line = line;
        this.node = node;
        this.report = report;
    }

    static int lineOf(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }

    public int line() {
        return line;
    }

    public boolean isText() {
        return node instanceof ScalarNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /// The text as written; empty and reported when it is a list, a mapping or nothing at all.
    public String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        report.at(line, "empty-value", "`" + name + "` needs a text", "write `" + name + ": …` with a value");
        return "";
    }

    /// Whether it is written as null, or not written at all.
    public boolean isNull() {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    /// The value as JSON: numbers, flags and null as YAML reads them, everything else a text.
    public JsonNode json() {
        return YamlJson.of(node, report);
    }

    /// A length of time such as PT10S, from a second to `most`.
    public Optional<Duration> time(Duration most) {
        var text = text();
        if (text.isEmpty()) return Optional.empty();
        try {
            var time = Duration.parse(text);
            if (time.compareTo(Duration.ofSeconds(1)) >= 0 && time.compareTo(most) <= 0) return Optional.of(time);
        } catch (DateTimeParseException wrong) {
            // reported below, like a time that is too long
        }
        report.at(
                line,
                "not-a-time",
                "`" + name + ": " + text + "` is not a time from PT1S to " + most,
                "write seconds as PT10S, minutes as PT2M");
        return Optional.empty();
    }

    public Optional<Integer> whole(int smallest) {
        var text = text();
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= smallest) {
            return Optional.of(Integer.valueOf(text));
        }
        if (!text.isEmpty()) {
            report.at(
                    line,
                    "not-a-number",
                    "`" + name + ": " + text + "` is not a whole number of " + smallest + " or more",
                    "write digits only");
        }
        return Optional.empty();
    }

    /// `true` or `false`; anything else is false and reported.
    public boolean flag() {
        var text = text();
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            report.at(
                    line,
                    "not-a-flag",
                    "`" + name + ": " + text + "` is neither true nor false",
                    "write `" + name + ": true` or leave it out");
        }
        return text.equals("true");
    }

    public List<YamlValue> items() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> new YamlValue(name, lineOf(item), item, report))
                    .toList();
        }
        return isText() && text().isEmpty() ? List.of() : List.of(this);
    }

    public Optional<YamlMap> map() {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(mapping, report));
        }
        report.at(
                line,
                "not-a-mapping",
                "`" + name + "` must have keys of its own",
                "write `" + name + ": {key: value}`");
        return Optional.empty();
    }
}
