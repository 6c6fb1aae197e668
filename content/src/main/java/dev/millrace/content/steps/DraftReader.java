package dev.millrace.content.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.source.YamlValue;
import dev.millrace.content.steps.BrokerStep.Draft;
import dev.millrace.content.steps.BrokerStep.Produce;
import dev.millrace.grader.exercise.FixtureException;
import dev.millrace.grader.exercise.Fixtures;
import dev.millrace.grader.exercise.InputEvent.Arrival;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// Reads `produce`: records written out, or those of a fixture.
final class DraftReader {
    private final Path folder;
    private final Function<Path, Report> reports;
    private final Report report;

    DraftReader(Path folder, Function<Path, Report> reports, Report report) {
        this.folder = folder;
        this.reports = reports;
        this.report = report;
    }

    Produce produce(int line, YamlMap keys) {
        var topic = keys.text("topic");
        var records = new ArrayList<Draft>();
        keys.list("records").forEach(item -> item.map().ifPresent(map -> records.add(draft(map))));
        keys.value("from").ifPresent(file -> records.addAll(fixture(topic, file)));
        if (records.isEmpty()) {
            report.at(line, "steps", "there is nothing to produce", "add `records: […]` or `from: file.jsonl`");
        }
        return new Produce(line, topic, records);
    }

    private Draft draft(YamlMap keys) {
        var draft = new Draft(
                keys.value("key").map(YamlValue::json).orElse(NullNode.getInstance()),
                value(keys),
                headers(keys),
                partition(keys),
                keys.value("timestamp").flatMap(this::timestamp));
        keys.noOthers();
        return draft;
    }

    private JsonNode value(YamlMap keys) {
        var value = keys.value("value");
        if (value.isEmpty()) {
            report.at(keys.line(), "missing-key", "`value` is missing", "write `value: null` for a tombstone");
            return TextNode.valueOf("");
        }
        return value.get().json();
    }

    private static Map<String, String> headers(YamlMap keys) {
        var headers = new LinkedHashMap<String, String>();
        keys.map("headers").ifPresent(map -> map.keys().forEach(name -> headers.put(name, map.text(name))));
        return headers;
    }

    private static OptionalInt partition(YamlMap keys) {
        var partition = keys.value("partition").flatMap(value -> value.whole(0));
        return partition.isPresent() ? OptionalInt.of(partition.get()) : OptionalInt.empty();
    }

    private Optional<Instant> timestamp(YamlValue value) {
        var text = value.text();
        try {
            return Optional.of(
                    text.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text));
        } catch (DateTimeParseException wrong) {
            report.at(
                    value.line(),
                    "not-a-time",
                    "`timestamp: " + text + "` is neither an instant nor milliseconds",
                    "write 2026-03-01T10:04:00Z");
            return Optional.empty();
        }
    }

    private List<Draft> fixture(String topic, YamlValue name) {
        if (!name.text().matches("[A-Za-z0-9][A-Za-z0-9._-]*\\.jsonl")) {
            report.at(name.line(), "steps", "`from` names a .jsonl file beside this one", "mend the name");
            return List.of();
        }
        var file = folder.resolve(name.text());
        try {
            var drafts = new ArrayList<Draft>();
            int line = 0;
            for (var event : Fixtures.readInput(file)) {
                line++;
                if (event instanceof Arrival arrival && arrival.topic().equals(topic)) drafts.add(draft(arrival));
                else {
                    reports.apply(file)
                            .at(
                                    line,
                                    "steps",
                                    "this is not a record of " + topic,
                                    "keep one file a topic, records only");
                }
            }
            return drafts;
        } catch (FixtureException wrong) {
            reports.apply(file).at(wrong.line(), "jsonl", wrong.problem(), "keep one JSON object a line, in UTF-8");
            return List.of();
        }
    }

    private static Draft draft(Arrival arrival) {
        return new Draft(
                arrival.key(),
                arrival.value(),
                arrival.headers(),
                arrival.partition(),
                Optional.of(arrival.timestamp()));
    }
}
