package dev.millrace.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.millrace.content.check.Condition;
import dev.millrace.content.check.FieldPath;
import dev.millrace.content.check.Range;
import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.source.YamlValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/// Reads the small parts of a check: names of topics, ranges, conditions, paths.
final class DemandReader {
    private static final String TOPIC = "[A-Za-z0-9._-]{1,200}";

    private final Report report;

    DemandReader(Report report) {
        this.report = report;
    }

    /// A topic's name under a key that must be there.
    String name(YamlMap keys, String key) {
        return name(keys.text(key), keys.line(key));
    }

    String name(String name, int line) {
        if (!name.isEmpty() && !name.matches(TOPIC)) {
            report.at(
                    line,
                    "topic-name",
                    "`" + name + "` is not a topic's name",
                    "use letters, digits, dots, hyphens and underscores, without {{prefix}}");
        }
        return name;
    }

    /// A number, or `{atLeast, atMost}`; absent it is any.
    ///
    /// @param smallest of a number alone
    /// @param plain what a number alone means
    Range range(YamlMap keys, String key, int smallest, LongFunction<Range> plain) {
        return keys.value(key).map(value -> range(value, smallest, plain)).orElse(Range.ANY);
    }

    private Range range(YamlValue value, int smallest, LongFunction<Range> plain) {
        if (!value.isMap()) return value.whole(smallest).map(plain::apply).orElse(Range.ANY);
        var map = value.map().orElseThrow();
        var range = new Range(whole(map, "atLeast"), whole(map, "atMost"));
        map.noOthers();
        return ordered(range, value.line());
    }

    /// Reports a range that nothing can be in, or that says nothing.
    Range ordered(Range range, int line) {
        boolean empty = range.atLeast().isPresent()
                && range.atMost().isPresent()
                && range.atLeast().getAsLong() > range.atMost().getAsLong();
        if (empty) report.at(line, "range", "atLeast is more than atMost", "swap them");
        if (range.isAny()) report.at(line, "range", "any number will do", "give it atLeast, atMost or both");
        return range;
    }

    static OptionalLong whole(YamlMap map, String key) {
        var found = map.value(key).flatMap(value -> value.whole(0));
        return found.isPresent() ? OptionalLong.of(found.get()) : OptionalLong.empty();
    }

    /// Conditions on what is text on the broker: settings.
    Map<String, Condition> texts(YamlMap keys, String key) {
        return keys.map(key).map(this::texts).orElse(Map.of());
    }

    Map<String, Condition> texts(YamlMap map) {
        var found = new LinkedHashMap<String, Condition>();
        for (var name : map.keys()) {
            map.value(name)
                    .flatMap(value -> condition(value, DemandReader::text))
                    .ifPresent(c -> found.put(name, c));
        }
        return found;
    }

    /// Conditions on fields.
    Map<FieldPath, Condition> fields(YamlMap keys, String key) {
        var found = new LinkedHashMap<FieldPath, Condition>();
        keys.map(key).ifPresent(map -> {
            for (var name : map.keys()) {
                var path = path(name, map.line(name));
                UnaryOperator<JsonNode> form =
                        path.filter(FieldPath.InValue.class::isInstance).isPresent()
                                        || name.equals("$timestamp")
                                        || name.equals("$partition")
                                ? UnaryOperator.identity()
                                : DemandReader::text;
                var condition = map.value(name).flatMap(value -> condition(value, form));
                if (path.isPresent() && condition.isPresent()) found.put(path.get(), condition.get());
            }
        });
        return found;
    }

    Optional<FieldPath> path(YamlMap keys, String key) {
        return keys.value(key).flatMap(value -> path(value.text(), value.line()));
    }

    Optional<FieldPath> path(String text, int line) {
        var path = FieldPath.parse(text);
        if (path.isEmpty() && !text.isEmpty()) {
            report.at(
                    line,
                    "field",
                    "`" + text + "` is not a field",
                    "write total.minor, $key, $timestamp, $partition or $header.NAME");
        }
        return path;
    }

    private Optional<Condition> condition(YamlValue value, UnaryOperator<JsonNode> form) {
        if (value.isList()) {
            return Optional.of(new Condition.Is(
                    value.items().stream().map(item -> form.apply(item.json())).toList()));
        }
        return value.isMap()
                ? operators(value.map().orElseThrow(), form)
                : Optional.of(new Condition.Is(List.of(form.apply(value.json()))));
    }

    private Optional<Condition> operators(YamlMap map, UnaryOperator<JsonNode> form) {
        var found = new ArrayList<Condition>();
        map.value("is").flatMap(value -> condition(value, form)).ifPresent(found::add);
        map.value("not").ifPresent(value -> found.add(new Condition.Not(form.apply(value.json()))));
        var atLeast = number(map, "atLeast");
        var atMost = number(map, "atMost");
        if (atLeast.isPresent() || atMost.isPresent()) found.add(new Condition.Between(atLeast, atMost));
        map.value("startsWith").ifPresent(value -> found.add(new Condition.StartsWith(value.text())));
        map.value("exists").ifPresent(value -> found.add(new Condition.Exists(value.flag())));
        map.noOthers();
        if (found.isEmpty()) {
            report.at(
                    map.line(),
                    "condition",
                    "there is no condition here",
                    "write a value, a list of values, or is, not, atLeast, atMost, startsWith, exists");
        }
        return found.size() < 2 ? found.stream().findFirst() : Optional.of(new Condition.All(found));
    }

    private Optional<BigDecimal> number(YamlMap map, String key) {
        return map.value(key).flatMap(value -> {
            var node = value.json();
            if (node.isNumber()) return Optional.of(node.decimalValue());
            report.at(
                    value.line(),
                    "not-a-number",
                    "`" + key + ": " + (value.isText() ? value.text() : "…") + "` is not a number",
                    "write digits only");
            return Optional.empty();
        });
    }

    private static JsonNode text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? TextNode.valueOf(node.asText()) : node;
    }
}
