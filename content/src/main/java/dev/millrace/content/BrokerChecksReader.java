package dev.millrace.content;

import dev.millrace.content.source.Report;
import dev.millrace.content.source.YamlMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Reads a broker lab: `services` and `checks` of its `lab.yaml`, and the files of steps beside it.
final class BrokerChecksReader {
    private static final int FEWEST_MISTAKES = 2;
    /// They are called one after the other, and a service that hangs takes its time.
    private static final int MOST_TARGETS = 5;

    private final Path folder;
    private final Findings findings;
    private final Report report;

    BrokerChecksReader(Path folder, Findings findings, Report report) {
        this.folder = folder;
        this.findings = findings;
        this.report = report;
    }

    LabSpec read(YamlMap keys) {
        for (var service : keys.list("services")) {
            if (!service.text().equals("kafka")) {
                report.at(service.line(), "service", "`" + service.text() + "` is not a service of a lab", "use kafka");
            }
        }
        var checks = checks(keys);
        if (checks.isEmpty()) {
            report.at(keys.line("checks"), "checks", "the lab has no checks", "add at least one");
        }
        if (targets(checks) > MOST_TARGETS) {
            report.at(
                    keys.line("checks"),
                    "checks",
                    "the lab calls " + targets(checks) + " paths of services",
                    "call " + MOST_TARGETS + " at most");
        }
        var scripts = new ScriptsReader(folder, findings);
        keys.value("solve").ifPresent(value -> {
            if (!value.text().equals("solve.yaml")) {
                report.at(value.line(), "steps", "the solution is always in solve.yaml", "leave `solve` out");
            }
        });
        var spec = new LabSpec.Broker(
                keys.texts("services"),
                checks,
                scripts.seed(),
                scripts.solve(),
                scripts.mistakes(checks.stream().map(BrokerCheck::id).toList()),
                scripts.checkpoints());
        proofs(spec);
        return spec;
    }

    /// A lab that nobody solved, and whose checks nobody saw fail, is not known to work.
    private void proofs(LabSpec.Broker spec) {
        if (!Files.exists(folder.resolve("solve.yaml"))) {
            report.at(1, "solve-missing", "there is no solve.yaml", "write the steps after which every check passes");
        }
        if (spec.mistakes().size() < FEWEST_MISTAKES) {
            report.at(
                    1,
                    "few-mistakes",
                    "mistakes: " + spec.mistakes().size(),
                    "write at least " + FEWEST_MISTAKES + " in mistakes/, each with what its check says");
        }
    }

    private static long targets(List<BrokerCheck> checks) {
        return checks.stream()
                .filter(BrokerCheck.HttpCheck.class::isInstance)
                .map(check -> ((BrokerCheck.HttpCheck) check).target())
                .distinct()
                .count();
    }

    private List<BrokerCheck> checks(YamlMap keys) {
        var reader = new BrokerCheckReader(new SchemaReader(folder, findings, report), report);
        var checks = new ArrayList<BrokerCheck>();
        var ids = new HashSet<String>();
        for (var item : keys.list("checks")) {
            item.map().flatMap(reader::read).ifPresent(check -> {
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
        return checks;
    }
}
