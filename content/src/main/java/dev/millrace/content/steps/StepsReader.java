package dev.millrace.content.steps;

import dev.millrace.content.check.HttpTarget;
import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.source.YamlValue;
import dev.millrace.content.steps.BrokerStep.Commit;
import dev.millrace.content.steps.BrokerStep.Consume;
import dev.millrace.content.steps.BrokerStep.DeleteTopic;
import dev.millrace.content.steps.BrokerStep.Leave;
import dev.millrace.content.steps.BrokerStep.MakeTopic;
import dev.millrace.content.steps.BrokerStep.Position;
import dev.millrace.content.steps.BrokerStep.Serve;
import dev.millrace.content.steps.BrokerStep.SetConfig;
import dev.millrace.content.steps.BrokerStep.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads a list of steps from YAML; everything that is wrong is reported with its line.
public final class StepsReader {
    private static final List<String> KINDS =
            List.of("topic", "config", "delete", "produce", "consume", "leave", "commit", "wait", "serve");
    private static final int OK = 200;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Pattern PARTITION = Pattern.compile("(.+)-(\\d{1,4})");

    private final Report report;
    private final DraftReader drafts;

    /// For one file of steps.
    ///
    /// @param reports where findings go, by file: fixtures that a step names are read as well
    public StepsReader(Path file, Function<Path, Report> reports) {
        this.report = reports.apply(file);
        this.drafts = new DraftReader(file.resolveSibling(""), reports, report);
    }

    /// The steps under `steps`.
    public List<BrokerStep> read(YamlMap keys) {
        var items = keys.list("steps");
        if (items.isEmpty()) report.at(keys.line("steps"), "steps", "there are no steps", "add at least one");
        return read(items);
    }

    public List<BrokerStep> read(List<YamlValue> items) {
        return items.stream()
                .flatMap(item -> item.map().flatMap(this::step).stream())
                .toList();
    }

    private Optional<BrokerStep> step(YamlMap item) {
        var kinds = KINDS.stream().filter(kind -> item.value(kind).isPresent()).toList();
        item.noOthers();
        if (kinds.size() != 1) {
            report.at(item.line(), "steps", "a step does one thing", "give it one of " + String.join(", ", KINDS));
            return Optional.empty();
        }
        var kind = kinds.getFirst();
        if (kind.equals("wait")) {
            return item.value(kind).flatMap(value -> value.time(LONGEST_WAIT)).map(time -> new Wait(item.line(), time));
        }
        return item.map(kind).map(keys -> {
            var step = step(kind, item.line(), keys);
            keys.noOthers();
            return step;
        });
    }

    private BrokerStep step(String kind, int line, YamlMap keys) {
        return switch (kind) {
            case "topic" ->
                new MakeTopic(line, keys.text("name"), keys.whole("partitions", 1), settings(keys, "config"));
            case "config" -> new SetConfig(line, keys.text("topic"), settings(keys, "set"));
            case "delete" -> new DeleteTopic(line, keys.text("topic"));
            case "produce" -> drafts.produce(line, keys);
            case "consume" ->
                new Consume(
                        line,
                        keys.text("group"),
                        topics(keys),
                        keys.value("members").flatMap(value -> value.whole(1)).orElse(1));
            case "leave" -> new Leave(line, keys.text("group"));
            case "serve" -> serve(line, keys);
            default -> new Commit(line, keys.text("group"), positions(keys));
        };
    }

    private Serve serve(int line, YamlMap keys) {
        var target = HttpTarget.read(keys, report);
        int status = keys.value("status").flatMap(value -> value.whole(OK)).orElse(OK);
        var json = keys.value("json").map(YamlValue::json);
        var text = keys.value("text").map(YamlValue::text).orElse("");
        return json.map(node -> new Serve(line, target, status, "application/json", node.toString()))
                .orElseGet(() -> new Serve(line, target, status, "text/plain; charset=utf-8", text));
    }

    private List<String> topics(YamlMap keys) {
        var topics = keys.texts("topics");
        if (topics.isEmpty()) {
            report.at(keys.line("topics"), "missing-key", "`topics` is missing", "add `topics: [orders]`");
        }
        return topics;
    }

    private static Map<String, String> settings(YamlMap keys, String key) {
        var settings = new LinkedHashMap<String, String>();
        keys.map(key).ifPresent(map -> map.keys().forEach(name -> settings.put(name, map.text(name))));
        return settings;
    }

    private List<Position> positions(YamlMap keys) {
        var positions = new ArrayList<Position>();
        var offsets = keys.map("offsets");
        if (offsets.isEmpty()) {
            report.at(keys.line("offsets"), "missing-key", "`offsets` is missing", "add `offsets: {orders-0: 5}`");
            return positions;
        }
        for (var name : offsets.get().keys()) {
            var partition = PARTITION.matcher(name);
            if (partition.matches()) {
                positions.add(new Position(
                        partition.group(1),
                        Integer.parseInt(partition.group(2)),
                        offsets.get().whole(name, 0)));
            } else {
                report.at(
                        offsets.get().line(name),
                        "steps",
                        "`" + name + "` is not a partition",
                        "write topic-number, such as orders-0");
            }
        }
        return positions;
    }
}
