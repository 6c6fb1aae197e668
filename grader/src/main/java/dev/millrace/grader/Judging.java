package dev.millrace.grader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.grader.diagnosis.Diagnoses;
import dev.millrace.grader.diagnosis.Diagnosis;
import dev.millrace.grader.diagnosis.Evidence;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.Requirement;
import dev.millrace.grader.frames.PlainText;
import dev.millrace.grader.judge.Judge;
import dev.millrace.grader.judge.Shape;
import dev.millrace.grader.pool.CaseOutput;
import dev.millrace.grader.pool.Look;
import java.util.List;
import java.util.Optional;

/// From what came out of the cases to the checks that a student sees. Everything that is kept is cut and fit to be
/// shown. For one grading.
final class Judging {
    private static final int MOST_DIFFERENCES = 20;
    private static final int LONGEST_VALUE = 1500;

    private final Exercise exercise;
    private Shape shape = new Shape(List.of());

    Judging(Exercise exercise) {
        this.exercise = exercise;
    }

    /// What the lab demands of the topology itself, held against the one that ran last; each is a check like a case.
    List<CheckResult> topologyChecks() {
        return exercise.topology().stream().map(this::check).toList();
    }

    /// What passes here and would not in production; nothing when nobody looked for it.
    List<Advice> advice(List<Look> looks) {
        return looks.isEmpty() ? List.of() : new Advisor(exercise, looks).advice();
    }

    private CheckResult check(Requirement requirement) {
        var problem = shape.nodes().isEmpty()
                ? Optional.of("Your topology was not built, so nobody can look at it.")
                : shape.problem(requirement);
        return new CheckResult(
                requirement.id(), requirement.title(), false, problem.isEmpty(), List.of(), 0, 0, 0, problem, "");
    }

    CheckResult check(CaseOutput output) {
        if (!output.inside().nodes().isEmpty()) {
            shape = new Shape(output.inside().nodes());
        }
        var asked = output.asked();
        var differences = Judge.differences(exercise, asked.expected(), output.records());
        var shown =
                differences.stream().limit(MOST_DIFFERENCES).map(Judging::cut).toList();
        return new CheckResult(
                asked.id(),
                asked.title(),
                asked.hidden(),
                differences.isEmpty() && output.exception().isEmpty(),
                shown,
                differences.size() - shown.size(),
                asked.expected().size(),
                output.records().size(),
                remark(output, differences),
                output.printed(),
                diagnosis(output, differences));
    }

    /// What a teacher would say of it; nothing of a case that passed.
    private Optional<Diagnosis> diagnosis(CaseOutput output, List<Difference> differences) {
        if (differences.isEmpty() && output.exception().isEmpty()) {
            return Optional.empty();
        }
        var evidence = new Evidence(
                exercise,
                output.asked().input(),
                output.asked().expected(),
                output.records(),
                differences,
                output.inside().nodes(),
                output.inside().habits(),
                output.elsewhere(),
                output.exception(),
                output.event());
        return Diagnoses.of(evidence)
                .map(found -> new Diagnosis(found.kind(), PlainText.of(found.sentence(), LONGEST_VALUE)));
    }

    private static Optional<String> remark(CaseOutput output, List<Difference> differences) {
        if (output.exception().isPresent()) {
            return output.exception().map(text -> text + at(output.asked(), output.event()));
        }
        if (!differences.isEmpty() && !output.elsewhere().isEmpty()) {
            return Optional.of("Your program also wrote to " + String.join(", ", output.elsewhere())
                    + ", which this lab does not ask for. Check the spelling of your topics.");
        }
        return Optional.empty();
    }

    private static String at(Case asked, int event) {
        if (event < 0 || event >= asked.input().size()) {
            return "";
        }
        return "\nwhile processing event " + (event + 1)
                + switch (asked.input().get(event)) {
                    case InputEvent.AdvanceWallClock(var by) -> ", the wall clock moving on by " + by;
                    case InputEvent.Arrival a ->
                        ": topic " + a.topic() + ", key " + text(a.key()) + ", value " + text(a.value());
                };
    }

    private static Difference cut(Difference d) {
        return new Difference(
                d.kind(),
                d.topic(),
                cut(d.key()),
                d.position(),
                d.expected(),
                d.actual().map(Judging::cut),
                d.cause(),
                PlainText.of(d.sentence(), LONGEST_VALUE));
    }

    private static String text(JsonNode value) {
        var text = value.toString();
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    private static JsonNode cut(JsonNode value) {
        var text = value.isTextual() ? value.textValue() : value.toString();
        var shown = PlainText.of(text, LONGEST_VALUE);
        return shown.equals(text) ? value : JsonNodeFactory.instance.textNode(shown);
    }
}
