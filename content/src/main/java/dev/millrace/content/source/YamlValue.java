package dev.millrace.content.source;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

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
