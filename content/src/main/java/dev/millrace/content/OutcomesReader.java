package dev.millrace.content;

import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import java.util.List;

/// Reads `outcomes: {O1: …}`.
final class OutcomesReader {
    private final Report report;

    OutcomesReader(Report report) {
        this.report = report;
    }

    List<Outcome> read(YamlMap course) {
        var outcomes = course.map("outcomes")
                .map(map -> List.copyOf(map.keys()).stream()
                        .map(id -> new Outcome(id, map.text(id)))
                        .toList())
                .orElse(List.of());
        if (outcomes.isEmpty()) {
            report.at(course.line("outcomes"), "outcomes", "the course promises nothing", "add `outcomes: {O1: …}`");
        }
        return outcomes;
    }
}
