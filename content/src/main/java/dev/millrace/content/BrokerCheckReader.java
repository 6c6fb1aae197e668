package dev.millrace.content;

import dev.millrace.content.check.Range;
import dev.millrace.content.check.Timing;
import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.source.YamlValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads one item of `checks`: which kind it is, and what it demands.
final class BrokerCheckReader {
    private static final List<String> KINDS = List.of("topic", "records", "group", "config", "http");
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Report report;
    private final DemandReader demands;
    private final RecordsReader records;
    private final HttpCheckReader http;

    BrokerCheckReader(SchemaReader schemas, Report report) {
        this.report = report;
        this.demands = new DemandReader(report);
        this.records = new RecordsReader(schemas, demands, report);
        this.http = new HttpCheckReader(demands, report);
    }

    Optional<BrokerCheck> read(YamlMap item) {
        var head = new Head(item.text("id"), item.text("title"), timing(item));
        var kinds = KINDS.stream().filter(kind -> item.value(kind).isPresent()).toList();
        item.noOthers();
        if (kinds.size() != 1) {
            report.at(
                    item.line(),
                    "checks",
                    "a check looks at one thing",
                    "give it one of topic, records, group, config or http");
        }
        return kinds.stream().findFirst().flatMap(kind -> item.map(kind).map(keys -> check(kind, head, keys)));
    }

    /// What all kinds have.
    record Head(String id, String title, Timing timing) {}

    private BrokerCheck check(String kind, Head head, YamlMap keys) {
        var check = switch (kind) {
            case "topic" -> topic(head, keys);
            case "records" -> records.read(head, keys);
            case "group" -> group(head, keys);
            case "http" -> http.read(head, keys);
            default -> config(head, keys);
        };
        keys.noOthers();
        return check;
    }

    private Timing timing(YamlMap item) {
        return new Timing(time(item.value("within")), time(item.value("stays")));
    }

    private static Optional<Duration> time(Optional<YamlValue> value) {
        return value.flatMap(v -> v.time(LONGEST));
    }

    private BrokerCheck topic(Head head, YamlMap keys) {
        return new BrokerCheck.TopicCheck(
                head.id(),
                head.title(),
                head.timing(),
                demands.name(keys, "name"),
                demands.range(keys, "partitions", 1, Range::exactly),
                demands.range(keys, "removed", 1, Range::atLeast),
                demands.texts(keys, "config"));
    }

    private BrokerCheck config(Head head, YamlMap keys) {
        var settings = demands.texts(keys, "is");
        if (settings.isEmpty()) {
            report.at(keys.line(), "missing-key", "`is` is missing", "add `is: {cleanup.policy: compact}`");
        }
        return new BrokerCheck.ConfigCheck(
                head.id(), head.title(), head.timing(), demands.name(keys, "topic"), settings);
    }

    private BrokerCheck group(Head head, YamlMap keys) {
        return new BrokerCheck.GroupCheck(
                head.id(),
                head.title(),
                head.timing(),
                keys.text("id"),
                demands.range(keys, "members", 1, Range::atLeast),
                demands.range(keys, "lag", 0, Range::atMost),
                ranges(keys, "committed"),
                ranges(keys, "assigned"),
                keys.value("eachAtLeast").flatMap(value -> value.whole(1)).orElse(0));
    }

    private Map<String, Range> ranges(YamlMap keys, String key) {
        var ranges = new LinkedHashMap<String, Range>();
        keys.map(key).ifPresent(map -> {
            for (var name : map.keys()) {
                demands.name(name, map.line(name));
                ranges.put(name, demands.range(map, name, 0, Range::exactly));
            }
        });
        return ranges;
    }
}
