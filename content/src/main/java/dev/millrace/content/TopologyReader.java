package dev.millrace.content;

import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.source.YamlValue;
import dev.millrace.grader.exercise.Requirement;
import dev.millrace.grader.exercise.Requirement.Feature;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads what a lab demands of the topology itself: `topology: {forbid: […], require: […]}`.
final class TopologyReader {
    private static final List<String> FEATURES = List.of("operator", "store", "node", "grace");

    private final Report report;

    TopologyReader(Report report) {
        this.report = report;
    }

    List<Requirement> read(YamlMap keys) {
        var found = new ArrayList<Requirement>();
        keys.map("topology").ifPresent(map -> {
            map.list("forbid").forEach(item -> requirement(item, false).ifPresent(found::add));
            map.list("require").forEach(item -> requirement(item, true).ifPresent(found::add));
            map.noOthers();
        });
        return found;
    }

    private Optional<Requirement> requirement(YamlValue item, boolean wanted) {
        if (!item.isMap()) {
            return word(item).map(feature -> Requirement.of(wanted, feature));
        }
        return item.map().flatMap(map -> {
            var title = map.value("title").map(YamlValue::text);
            var features = Stream.of(
                            map.value("operator").flatMap(this::word),
                            map.value("store").map(v -> (Feature) new Feature.Store(v.text())),
                            map.value("node").map(v -> (Feature) new Feature.Node(v.text())),
                            map.value("grace").flatMap(this::grace))
                    .flatMap(Optional::stream)
                    .toList();
            map.noOthers();
            long named = map.keys().stream().filter(FEATURES::contains).count();
            if (named != 1) {
                report.at(
                        item.line(),
                        "topology",
                        "this names " + (named == 0 ? "nothing" : "several things"),
                        "write one of " + String.join(", ", FEATURES));
            }
            if (features.size() != 1) {
                return Optional.empty();
            }
            var plain = Requirement.of(wanted, features.getFirst());
            return Optional.of(
                    title.map(t -> new Requirement(wanted, plain.feature(), t)).orElse(plain));
        });
    }

    private Optional<Feature> word(YamlValue value) {
        var feature = Feature.named(value.text());
        if (feature.isEmpty()) {
            report.at(
                    value.line(),
                    "topology",
                    "`" + value.text() + "` is nothing that a topology is known to have",
                    "use one of " + words());
        }
        return feature;
    }

    private Optional<Feature> grace(YamlValue value) {
        try {
            return Optional.of(new Feature.Grace(Duration.parse(value.text())));
        } catch (DateTimeParseException wrong) {
            report.at(
                    value.line(), "topology", "`" + value.text() + "` is not a grace period", "write one such as PT1M");
            return Optional.empty();
        }
    }

    private static String words() {
        return Stream.concat(
                        Arrays.stream(Feature.Plain.values()).map(Feature::id), Feature.Operator.OPERATORS.stream())
                .collect(Collectors.joining(", "));
    }
}
