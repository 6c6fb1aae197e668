package dev.millrace.content;

import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `services` and `checks` of a broker lab.
final class BrokerChecksReader {
    private final Report report;

    BrokerChecksReader(Report report) {
        this.report = report;
    }

    LabSpec read(YamlMap keys) {
        for (var service : keys.list("services")) {
            if (!service.text().equals("kafka")) {
                report.at(service.line(), "service", "`" + service.text() + "` is not a service of a lab", "use kafka");
            }
        }
        var checks = new ArrayList<BrokerCheck>();
        var ids = new HashSet<String>();
        for (var item : keys.list("checks")) {
            item.map().flatMap(this::check).ifPresent(check -> {
                if (!Slug.isValid(check.id()) || !ids.add(check.id())) {
                    report.at(
                            item.line(),
                            "check-id",
                            "`" + check.id() + "` is not an id of its own",
                            "use lower-case words joined by hyphens, each once");
                }
                checks.add(check);
            });
        }
        if (checks.isEmpty()) {
            report.at(keys.line("checks"), "checks", "the lab has no checks", "add at least one");
        }
        return new LabSpec.Broker(keys.texts("services"), checks);
    }

    private Optional<BrokerCheck> check(YamlMap item) {
        var id = item.text("id");
        var title = item.text("title");
        var found = new ArrayList<BrokerCheck>();
        item.value("topic").flatMap(value -> value.map()).ifPresent(topic -> found.add(topic(id, title, topic)));
        item.value("records")
                .flatMap(value -> value.map())
                .ifPresent(records -> found.add(records(id, title, records)));
        item.value("group").flatMap(value -> value.map()).ifPresent(group -> found.add(group(id, title, group)));
        item.noOthers();
        if (found.size() != 1) {
            report.at(item.line(), "checks", "a check looks at one thing", "give it one of topic, records or group");
        }
        return found.stream().findFirst();
    }

    private static BrokerCheck topic(String id, String title, YamlMap topic) {
        var check = new BrokerCheck.TopicCheck(id, title, topic.text("name"), whole(topic, "partitions", 1));
        topic.noOthers();
        return check;
    }

    private static BrokerCheck records(String id, String title, YamlMap records) {
        var check = new BrokerCheck.RecordsCheck(
                id,
                title,
                records.text("topic"),
                records.whole("atLeast", 1),
                records.value("keyed").map(value -> value.flag()).orElse(false),
                whole(records, "distinctKeys", 1));
        records.noOthers();
        return check;
    }

    private static BrokerCheck group(String id, String title, YamlMap group) {
        var lag = whole(group, "lag", 0);
        var check = new BrokerCheck.GroupCheck(
                id, title, group.text("id"), whole(group, "members", 1), lag == null ? null : Long.valueOf(lag));
        group.noOthers();
        return check;
    }

    private static @Nullable Integer whole(YamlMap map, String key, int smallest) {
        return map.value(key).flatMap(value -> value.whole(smallest)).orElse(null);
    }
}
