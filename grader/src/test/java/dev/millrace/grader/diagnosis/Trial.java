package dev.millrace.grader.diagnosis;

import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.ExpectedRecord;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.frames.FromWorker.Habit;
import dev.millrace.grader.frames.FromWorker.Node;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.judge.Judge;
import dev.millrace.grader.replay.Failure;
import dev.millrace.grader.replay.Replays;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;

/// A small exercise and a right program for it, held against other programs.
record Trial(List<TopicSpec> topics, List<InputEvent> input, Consumer<StreamsBuilder> right) {

    /// What a program shows on the input of this exercise.
    Evidence evidence(Consumer<StreamsBuilder> program) {
        return evidence(program, List.of());
    }

    Evidence evidence(Consumer<StreamsBuilder> program, List<Habit> habits) {
        var exercise = new Exercise("lab", "Entry", Limits.DEFAULT, topics, List.of(), BigDecimal.ZERO);
        var expected = run(right, input).records().stream().map(Trial::expected).toList();
        var nodes = run(program, List.of()).nodes();
        Optional<String> exception = Optional.empty();
        int event = -1;
        List<Out> produced;
        try {
            produced = run(program, input).records();
        } catch (AssertionError e) {
            exception = Optional.of(Failure.describe(Objects.requireNonNull(e.getCause()), Set.of()));
            event = firstFatal(program);
            produced = run(program, input.subList(0, event)).records();
        }
        var differences = Judge.differences(exercise, expected, produced);
        return new Evidence(
                exercise, input, expected, produced, differences, nodes, habits, elsewhere(nodes), exception, event);
    }

    private int firstFatal(Consumer<StreamsBuilder> program) {
        for (int i = 0; i < input.size(); i++) {
            try {
                run(program, input.subList(0, i + 1));
            } catch (AssertionError e) {
                return i;
            }
        }
        throw new IllegalStateException("it failed once and not again");
    }

    private List<String> elsewhere(List<Node> nodes) {
        var known = topics.stream().map(TopicSpec::name).collect(Collectors.toSet());
        return nodes.stream()
                .filter(n -> n.kind().equals("sink"))
                .flatMap(n -> n.topics().stream())
                .filter(t -> !known.contains(t) && !t.endsWith("-repartition"))
                .toList();
    }

    private Replays.Ran run(Consumer<StreamsBuilder> program, List<InputEvent> events) {
        Supplier<Topology> topology = () -> {
            var builder = new StreamsBuilder();
            program.accept(builder);
            return builder.build();
        };
        return Replays.run(topology, topics, events);
    }

    private static ExpectedRecord expected(Out out) {
        return new ExpectedRecord(out.topic(), out.key(), out.value(), Optional.empty(), Optional.empty());
    }
}
