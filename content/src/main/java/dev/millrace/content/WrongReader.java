package dev.millrace.content;

import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.source.YamlValue;
import dev.millrace.grader.diagnosis.Diagnosis;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the wrong solutions of a coding lab: the cases that catch each, alone or as `{case: …, diagnosis: …}`.
///
/// @param caseIds the ids that a wrong solution may name
record WrongReader(Report report, Set<String> caseIds) {
    List<LabSpec.Wrong> read(YamlMap wrong) {
        return List.copyOf(wrong.keys()).stream()
                .map(name -> read(name, wrong.value(name).orElseThrow()))
                .toList();
    }

    private LabSpec.Wrong read(String name, YamlValue value) {
        var detailed = value.isMap() ? value.map() : Optional.<YamlMap>empty();
        var diagnosis = detailed.flatMap(map -> map.value("diagnosis")).flatMap(this::diagnosis);
        var caughtBy = detailed.map(map -> cases(name, map))
                .orElseGet(() -> value.items().stream().map(YamlValue::text).toList());
        detailed.ifPresent(YamlMap::noOthers);
        caughtBy.stream().filter(id -> !caseIds.contains(id)).forEach(id -> unknown(id, value.line()));
        return new LabSpec.Wrong(name, caughtBy, diagnosis, value.line());
    }

    private List<String> cases(String name, YamlMap map) {
        if (map.value("case").isEmpty()) {
            report.at(
                    map.line(),
                    "missing-key",
                    "`" + name + "` names no case",
                    "add `case: …` with the cases that must catch it");
        }
        return map.texts("case");
    }

    private void unknown(String id, int line) {
        report.at(
                line, "unknown-case", "`" + id + "` is not a case of this lab", "name one that is listed under cases");
    }

    private Optional<Diagnosis.Kind> diagnosis(YamlValue value) {
        var kind = Diagnosis.Kind.named(value.text());
        if (kind.isEmpty()) {
            report.at(
                    value.line(),
                    "unknown-diagnosis",
                    "`" + value.text() + "` is not a diagnosis",
                    "there are "
                            + Arrays.stream(Diagnosis.Kind.values())
                                    .map(Diagnosis.Kind::json)
                                    .collect(Collectors.joining(", ")));
        }
        return kind;
    }
}
