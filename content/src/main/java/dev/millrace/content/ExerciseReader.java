package dev.millrace.content;

import dev.millrace.content.source.Report;
import dev.millrace.content.source.SourceFolder;
import dev.millrace.content.source.SourceText;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.source.YamlValue;
import dev.millrace.grader.contract.Contracts;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.exercise.Requirement;
import dev.millrace.grader.exercise.TopicSpec;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads what makes a coding lab: contract, limits, cases and starter. Without topics, cases or a starter there
/// is nothing to judge and no lab.
final class ExerciseReader {
    private static final int FEWEST_WRONG = 2;

    private static final Pattern MEMORY = Pattern.compile("(\\d{1,5})\\s*MiB");
    private static final int SMALLEST_MEMORY = 64;

    private final Path folder;
    private final Slug slug;
    private final Findings findings;
    private final Report report;

    /// As `lab.yaml` lists them, those included whose files cannot be read.
    private final Set<String> caseIds = new HashSet<>();

    ExerciseReader(Path folder, Slug slug, Findings findings) {
        this.folder = folder;
        this.slug = slug;
        this.findings = findings;
        this.report = findings.in(folder.resolve("lab.yaml"));
    }

    Optional<LabSpec> read(YamlMap keys) {
        var entry = keys.text("entry");
        var limits = keys.map("limits").map(this::limits).orElse(Limits.DEFAULT);
        var topics = new TopicsReader(report).read(keys);
        var tolerance = keys.value("tolerance").map(this::tolerance).orElse(BigDecimal.ZERO);
        var contracts = new ContractsReader(contractsFolder(), findings, report).read(topics, keys.line("topics"));
        var cases = cases(keys, topics, contracts);
        var topology = topology(keys);
        var wrong = wrong(keys);
        var starter = SourceFolder.java(folder.resolve("starter"), findings.in(folder.resolve("starter")));
        if (topics.isEmpty() || cases.isEmpty() || starter.isEmpty() || entry.isEmpty() || contracts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LabSpec.Streams(
                new Exercise(slug.value(), entry, limits, topics, cases, tolerance, contracts.get(), topology),
                starter,
                solution(),
                wrong));
    }

    /// Whether there is one, and whether it passes, is for [dev.millrace.content.lint] to say.
    private Map<String, String> solution() {
        var sources = new TreeMap<String, String>();
        for (var file : SourceFolder.files(folder.resolve("solution"), ".java")) {
            SourceText.read(file, findings.in(file))
                    .ifPresent(text -> sources.put(String.valueOf(file.getFileName()), text));
        }
        return sources;
    }

    /// Of the course, beside `labs/`.
    private Path contractsFolder() {
        return folder.resolveSibling("..").normalize().resolve("contracts");
    }

    /// The checks of the topology have ids like cases, and wrong solutions may name them.
    private List<Requirement> topology(YamlMap keys) {
        var topology = new TopologyReader(report).read(keys);
        for (var requirement : topology) {
            if (!caseIds.add(requirement.id())) {
                report.at(
                        keys.line("topology"),
                        "case-id",
                        "`" + requirement.id() + "` stands for two checks",
                        "rename the case, or say it once");
            }
        }
        return topology;
    }

    private Limits limits(YamlMap keys) {
        var time = keys.value("time").map(this::time).orElse(Limits.DEFAULT.time());
        var memory = keys.value("memory").map(this::memory).orElse(Limits.DEFAULT.memoryBytes());
        keys.noOthers();
        return new Limits(time, memory);
    }

    private Duration time(YamlValue value) {
        try {
            var time = Duration.parse(value.text());
            if (time.isPositive()) {
                return time;
            }
        } catch (DateTimeParseException wrong) {
            // reported below, like a duration that is not positive
        }
        report.at(value.line(), "limits", "`" + value.text() + "` is not a time limit", "write one such as PT10S");
        return Limits.DEFAULT.time();
    }

    private long memory(YamlValue value) {
        var match = MEMORY.matcher(value.text());
        if (match.matches() && Integer.parseInt(match.group(1)) >= SMALLEST_MEMORY) {
            return Long.parseLong(match.group(1)) << 20;
        }
        report.at(value.line(), "limits", "`" + value.text() + "` is not a memory limit", "write 64MiB or more");
        return Limits.DEFAULT.memoryBytes();
    }

    private BigDecimal tolerance(YamlValue value) {
        return Choices.number(new Answer(List.of(value.text())))
                .filter(number -> number.signum() >= 0)
                .orElseGet(() -> {
                    report.at(
                            value.line(),
                            "not-a-number",
                            "the tolerance is not a number of 0 or more",
                            "write 0 or 0.001");
                    return BigDecimal.ZERO;
                });
    }

    private List<Case> cases(YamlMap keys, List<TopicSpec> topics, Optional<Contracts> contracts) {
        var cases = new ArrayList<Case>();
        var reader = new CaseReader(folder.resolve("cases"), topics, contracts, findings);
        for (var item : keys.list("cases")) {
            item.map().ifPresent(map -> {
                var id = map.text("id");
                var title = map.text("title");
                var hidden = map.value("hidden").map(value -> value.flag()).orElse(false);
                map.noOthers();
                if (!Slug.isValid(id) || !caseIds.add(id)) {
                    report.at(
                            item.line(),
                            "case-id",
                            "`" + id + "` is not an id of its own",
                            "use lower-case words joined by hyphens, each once");
                } else {
                    reader.read(id, title, hidden).ifPresent(cases::add);
                }
            });
        }
        if (keys.list("cases").isEmpty()) {
            report.at(keys.line("cases"), "cases", "the lab has no cases", "add one, with a folder under cases/");
        }
        return cases;
    }

    private List<LabSpec.Wrong> wrong(YamlMap keys) {
        var reader = new WrongReader(report, caseIds);
        var wrong = keys.map("wrong").map(reader::read).orElse(List.of());
        if (wrong.size() < FEWEST_WRONG) {
            report.at(
                    keys.line("wrong"),
                    "few-wrong",
                    "wrong solutions: " + wrong.size(),
                    "write at least " + FEWEST_WRONG + " in wrong/, and name the cases that catch each");
        }
        return wrong;
    }
}
