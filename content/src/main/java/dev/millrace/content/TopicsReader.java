package dev.millrace.content;

import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import dev.millrace.grader.exercise.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the contract of a coding lab: its input and output topics.
final class TopicsReader {
    private final Report report;

    TopicsReader(Report report) {
        this.report = report;
    }

    List<TopicSpec> read(YamlMap keys) {
        var topics = new ArrayList<TopicSpec>();
        keys.map("topics").ifPresent(map -> {
            for (var name : List.copyOf(map.keys())) {
                map.map(name)
                        .flatMap(topic -> topic(name, topic, map.line(name)))
                        .ifPresent(topics::add);
            }
        });
        for (var role : TopicSpec.Role.values()) {
            if (topics.stream().noneMatch(topic -> topic.role() == role)) {
                report.at(
                        keys.line("topics"),
                        "topics",
                        "no topic has the role " + (role == TopicSpec.Role.IN ? "in" : "out"),
                        "declare at least one input and one output topic");
            }
        }
        return topics;
    }

    private Optional<TopicSpec> topic(String name, YamlMap topic, int line) {
        var role = role(topic.text("role"), line);
        var key = topic.text("key", "string");
        var value = topic.text("value", "json");
        var compare = compare(topic.text("compare", "per-key"), line);
        topic.noOthers();
        try {
            return Optional.of(new TopicSpec(name, role, key, value, compare));
        } catch (IllegalArgumentException wrong) {
            report.at(line, "topics", String.valueOf(wrong.getMessage()), "mend the type of key or value");
            return Optional.empty();
        }
    }

    private TopicSpec.Role role(String word, int line) {
        return switch (word) {
            case "in", "" -> TopicSpec.Role.IN;
            case "out" -> TopicSpec.Role.OUT;
            default -> {
                report.at(line, "topics", "`role: " + word + "` is not a role", "use in or out");
                yield TopicSpec.Role.IN;
            }
        };
    }

    private TopicSpec.Compare compare(String word, int line) {
        return switch (word) {
            case "exact" -> TopicSpec.Compare.EXACT;
            case "per-key" -> TopicSpec.Compare.PER_KEY;
            case "final-table" -> TopicSpec.Compare.FINAL_TABLE;
            default -> {
                report.at(
                        line,
                        "topics",
                        "`compare: " + word + "` is not a comparison",
                        "use exact, per-key or final-table");
                yield TopicSpec.Compare.PER_KEY;
            }
        };
    }
}
