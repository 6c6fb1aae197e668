package dev.millrace.content.source;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A YAML mapping that remembers its lines and which of its keys were asked for, so that
/// [#noOthers()] can report the rest. Values are plain text until asked to be more; no YAML tag
/// ever makes an object. Not thread-safe: one reader, one file.
public final class YamlMap {
    private final int line;
    private final Report report;
    private final Map<String, YamlValue> values = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    YamlMap(MappingNode node, Report report) {
        this.line = YamlValue.lineOf(node);
        this.report = report;
        for (var tuple : node.getValue()) {
            add(tuple.getKeyNode(), tuple.getValueNode());
        }
    }

    private YamlMap(Report report) {
        this.line = 1;
        this.report = report;
    }

    /// A mapping without keys, to go on with when there is none.
    public static YamlMap empty(Report report) {
        return new YamlMap(report);
    }

    /// The mapping at the top of a YAML text; nothing and a finding when it has another shape.
    public static Optional<YamlMap> parse(String text, Report report) {
        var node = compose(text, report);
        if (node.isPresent() && node.get() instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(mapping, report));
        }
        if (node.isPresent() || isBlank(text)) {
            report.at(1, "yaml", "there are no keys here", "write `key: value` lines");
        }
        return Optional.empty();
    }

    /// The items of the list at the top of a YAML text; nothing and a finding when it has another shape.
    ///
    /// @param name what an item is called in findings
    public static Optional<List<YamlValue>> parseList(String text, String name, Report report) {
        var node = compose(text, report);
        if (node.isPresent() && node.get() instanceof SequenceNode) {
            return Optional.of(new YamlValue(name, 1, node.get(), report).items());
        }
        if (node.isPresent() || isBlank(text)) {
            report.at(1, "yaml", "there is no list here", "begin each " + name + " with a hyphen");
        }
        return Optional.empty();
    }

    private static boolean isBlank(String text) {
        return text.lines().allMatch(line -> line.isBlank() || line.startsWith("#"));
    }

    private static Optional<Node> compose(String text, Report report) {
        try {
            return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
        } catch (MarkedYAMLException broken) {
            var mark = broken.getProblemMark();
            report.at(
                    mark == null ? 1 : mark.getLine() + 1, "yaml", oneLine(broken.getProblem()), "mend the YAML here");
        } catch (YAMLException broken) {
            report.at(1, "yaml", oneLine(broken.getMessage()), "mend the YAML");
        }
        return Optional.empty();
    }

    public int line() {
        return line;
    }

    /// Where a key stands; the mapping's own line when it is absent.
    public int line(String key) {
        var value = values.get(key);
        return value == null ? line : value.line();
    }

    /// The keys as written, for mappings whose keys are names.
    public Set<String> keys() {
        return values.keySet();
    }

    public Optional<YamlValue> value(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /// A text that must be there; absent it is empty and reported.
    public String text(String key) {
        var value = value(key);
        if (value.isEmpty()) {
            report.at(line, "missing-key", "`" + key + "` is missing", "add `" + key + ": …`");
            return "";
        }
        return value.get().text();
    }

    public String text(String key, String otherwise) {
        return value(key).map(YamlValue::text).orElse(otherwise);
    }

    /// A whole number of at least `smallest`; absent or wrong it is `smallest`, and reported.
    public int whole(String key, int smallest) {
        var value = value(key);
        if (value.isEmpty()) {
            report.at(line, "missing-key", "`" + key + "` is missing", "add `" + key + ": " + smallest + "` or more");
            return smallest;
        }
        return value.get().whole(smallest).orElse(smallest);
    }

    /// The items of a list; a single text counts as a list of one, an absent key as none.
    public List<YamlValue> list(String key) {
        return value(key).map(YamlValue::items).orElse(List.of());
    }

    public List<String> texts(String key) {
        return list(key).stream().map(YamlValue::text).toList();
    }

    public Optional<YamlMap> map(String key) {
        return value(key).flatMap(YamlValue::map);
    }

    /// Reports every key that nobody asked for.
    public void noOthers() {
        for (var key : values.keySet()) {
            if (!known.contains(key)) {
                var near = Nearest.to(key, known);
                report.at(
                        line(key),
                        "unknown-key",
                        "`" + key + "` is not a key here",
                        near.map(word -> "did you mean `" + word + "`?").orElse("use " + String.join(", ", known)));
            }
        }
    }

    private void add(Node key, Node value) {
        if (!(key instanceof ScalarNode scalar)) {
            report.at(YamlValue.lineOf(key), "yaml", "a key must be a word", "write `word: value`");
            return;
        }
        var name = scalar.getValue();
        if (values.containsKey(name)) {
            report.at(YamlValue.lineOf(key), "duplicate-key", "`" + name + "` stands here twice", "keep one of them");
        }
        values.put(name, new YamlValue(name, YamlValue.lineOf(key), value, report));
    }

    private static String oneLine(@Nullable String message) {
        return message == null
                ? "this is not YAML"
                : message.replaceAll("\\s+", " ").strip();
    }
}
