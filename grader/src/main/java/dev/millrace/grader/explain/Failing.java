package dev.millrace.grader.explain;

import dev.millrace.grader.CheckResult;
import dev.millrace.grader.Difference;
import dev.millrace.grader.Difference.Kind;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.ExpectedRecord;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.judge.Judge;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells how a run fails. What is expected is what the reference produced; its timestamps and headers count where the
/// case states them for every record of the topic.
final class Failing {
    private static final Pattern TYPE = Pattern.compile("^([\\p{javaJavaIdentifierPart}.]{1,120})");
    private static final Pattern FRAME = Pattern.compile("\\n    at ([^\\n]{1,300})");
    private static final Pattern PLACE = Pattern.compile("\\[\\d+]");

    private final Exercise exercise;
    private final Set<String> timed;
    private final Set<String> headed;

    /// @param strict whether timestamps and headers count also when the case states only some
    Failing(Exercise exercise, Case asked, boolean strict) {
        this.exercise = exercise;
        this.timed = new HashSet<>();
        this.headed = new HashSet<>();
        for (var topic : exercise.outputs()) {
            var records = asked.expected().stream()
                    .filter(r -> r.topic().equals(topic.name()))
                    .toList();
            long times = records.stream().filter(r -> r.timestamp().isPresent()).count();
            long headers = records.stream().filter(r -> r.headers().isPresent()).count();
            if (times > 0 && (strict || times == records.size())) {
                timed.add(topic.name());
            }
            if (headers > 0 && (strict || headers == records.size())) {
                headed.add(topic.name());
            }
        }
    }

    /// For what a check found.
    static Failing of(Exercise exercise, Case asked, CheckResult check) {
        boolean strict = check.exception().isEmpty()
                && !check.differences().isEmpty()
                && check.differences().getFirst().kind() == Kind.WRONG_TIMESTAMP;
        return new Failing(exercise, asked, strict);
    }

    /// The symptom of a check that did not pass; empty when it shows none.
    Optional<Symptom> symptom(CheckResult check) {
        return check.exception()
                .map(Failing::threw)
                .or(() -> check.differences().stream().findFirst().map(this::differs));
    }

    /// Whether the submission fails so on events that the reference can process.
    boolean fails(Trial trial, Symptom symptom) {
        if (trial.expected().exception().isPresent()) {
            return false;
        }
        return switch (symptom) {
            case Symptom.Threw threw ->
                trial.yours()
                        .exception()
                        .map(Failing::threw)
                        .filter(threw::equals)
                        .isPresent();
            case Symptom.Differs differs ->
                trial.yours().exception().isEmpty()
                        && differences(trial).stream().map(this::differs).anyMatch(differs::equals);
        };
    }

    /// All differences of a run.
    List<Difference> differences(Trial trial) {
        return differences(trial.expected().records(), trial.yours().records());
    }

    /// The same for some of the records.
    List<Difference> differences(List<Out> expected, List<Out> yours) {
        return Judge.differences(exercise, expected.stream().map(this::expected).toList(), yours);
    }

    Symptom.Differs differs(Difference difference) {
        var field = Judge.firstField(exercise, difference);
        return new Symptom.Differs(
                difference.kind(), difference.topic(), PLACE.matcher(field).replaceAll("[]"));
    }

    private ExpectedRecord expected(Out out) {
        return new ExpectedRecord(
                out.topic(),
                out.key(),
                out.value(),
                timed.contains(out.topic()) ? Optional.of(Instant.ofEpochMilli(out.timestamp())) : Optional.empty(),
                headed.contains(out.topic()) ? Optional.of(out.headers()) : Optional.empty());
    }

    /// From the text that a worker makes of an exception: the class, then frames on lines of their own.
    private static Symptom threw(String text) {
        var type = TYPE.matcher(text);
        var frame = FRAME.matcher(text);
        return new Symptom.Threw(type.find() ? type.group(1) : "", frame.find() ? frame.group(1) : "");
    }
}
