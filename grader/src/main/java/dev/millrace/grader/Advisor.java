package dev.millrace.grader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.ExpectedRecord;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.frames.FromWorker.Habit;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.judge.Judge;
import dev.millrace.grader.judge.Shape;
import dev.millrace.grader.pool.CaseOutput;
import dev.millrace.grader.pool.Look;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What passes under the test driver, with its one partition, one task and no cache, and would go wrong in
/// production. Only what was seen is said.
///
/// @param looks runs of one case, the first as it was judged
record Advisor(Exercise exercise, List<Look> looks) {
    private static final int SHOWN = 3;

    List<Advice> advice() {
        var found = new ArrayList<Advice>();
        repeatable().ifPresent(found::add);
        SplitState.find(first()).ifPresent(found::add);
        habit(
                        "state",
                        Advice.Kind.UNSTORED_STATE,
                        " What a program remembers outside of a state store is lost when it is"
                                + " restarted, and another task does not see it. Keep it in a store: Kafka Streams restores that one.")
                .ifPresent(found::add);
        habit(
                        "clock",
                        Advice.Kind.WALL_CLOCK,
                        " Records that are read late, or a second time after a restart, then get"
                                + " another result. Use the timestamp of the record, or a punctuator for what time itself does.")
                .ifPresent(found::add);
        repeated().ifPresent(found::add);
        return found;
    }

    private CaseOutput first() {
        return looks.getFirst().output();
    }

    /// Another result of the same events comes before another result of another order, which it explains.
    private Optional<Advice> repeatable() {
        for (var look : looks.subList(1, looks.size())) {
            var difference = difference(look.output());
            if (difference.isPresent()) {
                return Optional.of(
                        look.reordered()
                                ? new Advice(
                                        Advice.Kind.DEPENDS_ON_ORDER,
                                        "The case “" + first().asked().title()
                                                + "” has records with equal timestamps. When"
                                                + " they are read in another order, which Kafka allows between topics and"
                                                + " between keys, the result is another. " + difference.get())
                                : new Advice(
                                        Advice.Kind.NOT_DETERMINISTIC,
                                        "The case “" + first().asked().title()
                                                + "” was run twice and gave two results. "
                                                + difference.get()
                                                + " After a restart Kafka Streams may process records again, and must come"
                                                + " to the same: leave out chance, clocks and threads."));
            }
        }
        return Optional.empty();
    }

    private Optional<String> difference(CaseOutput other) {
        if (other.exception().isPresent()) {
            return Optional.of("It failed with "
                    + other.exception().get().lines().findFirst().orElse("an exception") + ".");
        }
        var before = first().records().stream().map(Advisor::expected).toList();
        return Judge.differences(lenient(), before, other.records()).stream()
                .findFirst()
                .map(Difference::sentence);
    }

    /// The first run's records as what is expected of the next.
    private static ExpectedRecord expected(Out out) {
        return new ExpectedRecord(
                out.topic(),
                out.key(),
                out.value(),
                Optional.of(Instant.ofEpochMilli(out.timestamp())),
                Optional.of(out.headers()));
    }

    /// The order between keys is not promised, so no comparison asks for it.
    private Exercise lenient() {
        var topics = exercise.topics().stream()
                .map(t -> t.compare() == Compare.EXACT
                        ? new TopicSpec(t.name(), t.role(), t.keyType(), t.valueType(), Compare.PER_KEY)
                        : t)
                .toList();
        return new Exercise(
                exercise.lab(), exercise.entry(), exercise.limits(), topics, List.of(), exercise.tolerance());
    }

    private Optional<Advice> habit(String kind, Advice.Kind as, String why) {
        var habits = first().inside().habits().stream()
                .filter(h -> h.kind().equals(kind))
                .toList();
        if (habits.isEmpty()) {
            return Optional.empty();
        }
        var named = habits.stream().limit(SHOWN).map(Advisor::place).collect(Collectors.joining("; "));
        var verb =
                kind.equals("state") ? "Your program keeps state in " : "Your program asks the clock of the machine: ";
        return Optional.of(new Advice(as, verb + named + (habits.size() > SHOWN ? "; and more" : "") + "." + why));
    }

    private static String place(Habit habit) {
        return cut(habit.what()) + " (" + cut(habit.place()) + ")";
    }

    /// Two equal records of a key, one after the other, where a table alone is judged and an aggregation feeds it.
    private Optional<Advice> repeated() {
        if (!new Shape(first().inside().nodes()).aggregates()) {
            return Optional.empty();
        }
        var last = new HashMap<List<Object>, JsonNode>();
        for (var out : first().records()) {
            var before = last.put(List.of(out.topic(), out.key()), out.value());
            if (out.value().equals(before) && finalTable(out.topic())) {
                return Optional.of(
                        new Advice(
                                Advice.Kind.REPEATED_RESULT,
                                "Topic " + out.topic() + ", key "
                                        + cut(out.key().asText()) + ": the value "
                                        + cut(out.value().toString())
                                        + " came again though nothing had changed. A reduce or aggregate writes its result for every"
                                        + " record that it reads, and how often in production depends on its cache: it does not"
                                        + " remove duplicates. Remember in a store what was seen, and forward only what is new."));
            }
        }
        return Optional.empty();
    }

    private boolean finalTable(String topic) {
        return exercise.topic(topic)
                .filter(t -> t.compare() == Compare.FINAL_TABLE)
                .isPresent();
    }

    private static String cut(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
