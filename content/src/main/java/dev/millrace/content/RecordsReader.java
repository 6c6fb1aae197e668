package dev.millrace.content;

import dev.millrace.content.check.Condition;
import dev.millrace.content.check.FieldPath;
import dev.millrace.content.check.Range;
import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads `records` of a check.
final class RecordsReader {
    private final SchemaReader schemas;
    private final DemandReader demands;
    private final Report report;

    RecordsReader(SchemaReader schemas, DemandReader demands, Report report) {
        this.schemas = schemas;
        this.demands = demands;
        this.report = report;
    }

    BrokerCheck read(BrokerCheckReader.Head head, YamlMap keys) {
        var check = new BrokerCheck.RecordsCheck(
                head.id(),
                head.title(),
                head.timing(),
                demands.name(keys, "topic"),
                demands.fields(keys, "where"),
                count(keys),
                demands(keys));
        if (check.count().isAny()) {
            report.at(
                    keys.line(),
                    "missing-key",
                    "neither `atLeast` nor `atMost` says how many records",
                    "add `atLeast: 1` or more");
        }
        return check;
    }

    private Range count(YamlMap keys) {
        var range = new Range(DemandReader.whole(keys, "atLeast"), DemandReader.whole(keys, "atMost"));
        return range.isAny() ? range : demands.ordered(range, keys.line());
    }

    private BrokerCheck.Demands demands(YamlMap keys) {
        return new BrokerCheck.Demands(
                keys.value("keyed").map(value -> value.flag()).orElse(false),
                keys.value("distinctKeys").flatMap(value -> value.whole(1)).orElse(0),
                headers(keys),
                keys.value("schema").flatMap(schemas::read),
                demands.fields(keys, "every"),
                demands.path(keys, "unique"),
                distinct(keys),
                orderedBy(keys),
                demands.range(keys, "tombstones", 1, Range::atLeast));
    }

    /// A list of names, or names with what their values must be.
    private Map<String, Condition> headers(YamlMap keys) {
        var value = keys.value("headers");
        if (value.isPresent() && value.get().isMap()) {
            return demands.texts(value.get().map().orElseThrow());
        }
        var names = new LinkedHashMap<String, Condition>();
        keys.texts("headers").forEach(name -> names.put(name, new Condition.Exists(true)));
        return names;
    }

    private Optional<FieldPath> orderedBy(YamlMap keys) {
        var path = demands.path(keys, "orderedBy");
        if (path.isPresent() && path.get() instanceof FieldPath.Key) {
            report.at(keys.line("orderedBy"), "field", "a key is never out of order in itself", "name another field");
        }
        return path;
    }

    /// `{field: atLeast}`, one of them.
    private Optional<BrokerCheck.Distinct> distinct(YamlMap keys) {
        var map = keys.map("distinct");
        if (map.isEmpty()) return Optional.empty();
        if (map.get().keys().size() != 1) {
            report.at(map.get().line(), "field", "`distinct` names one field", "write `distinct: {orderId: 10}`");
            return Optional.empty();
        }
        var name = map.get().keys().iterator().next();
        var number = map.get().value(name).flatMap(value -> value.whole(1));
        return demands.path(name, map.get().line(name))
                .flatMap(path -> number.map(n -> new BrokerCheck.Distinct(path, n)));
    }
}
