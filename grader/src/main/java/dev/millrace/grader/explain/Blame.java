package dev.millrace.grader.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.Difference;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.frames.FromWorker.Out;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which events of a failing run its symptom comes from.
record Blame(Exercise exercise, Failing failing) {
    private record Place(String topic, JsonNode key) {}

    /// Index of the last event that the symptom, where it first shows, can come from; the last of all when that is not
    /// known.
    int lastEvent(Trial trial, Symptom symptom) {
        return switch (symptom) {
            case Symptom.Threw _ -> trial.yours().event();
            case Symptom.Differs differs ->
                first(trial, differs)
                        .map(d -> Math.max(d.cause().orElse(-1), expectedCause(trial, d)))
                        .filter(cause -> cause >= 0)
                        .orElse(Integer.MAX_VALUE - 1);
        };
    }

    /// Keys of events that have to do with the symptom, where it first shows.
    Set<JsonNode> keys(Trial trial, Symptom symptom, List<Chosen> events) {
        var keys = new HashSet<JsonNode>();
        if (symptom instanceof Symptom.Differs differs) {
            first(trial, differs).ifPresent(d -> {
                keys.add(d.key());
                keys.add(d.key().path("key"));
                addKey(d.cause().orElse(-1), events, keys);
                addKey(expectedCause(trial, d), events, keys);
            });
        } else {
            addKey(trial.yours().event(), events, keys);
        }
        return keys;
    }

    /// The first event after which the outputs of both sides differ in what the judge found wrong; -1 for before the
    /// first event.
    OptionalInt firstWrong(Trial trial) {
        var wrong = new HashSet<Place>();
        for (var difference : failing.differences(trial)) {
            wrong.add(new Place(difference.topic(), difference.key()));
        }
        int threw = trial.yours().exception().isPresent() ? trial.yours().event() : Integer.MAX_VALUE;
        int blamed = firstDiffering(trial, out -> wrong.contains(new Place(out.topic(), out.key())));
        int any = blamed == Integer.MAX_VALUE && !wrong.isEmpty() ? firstDiffering(trial, _ -> true) : blamed;
        int first = Math.min(threw, any);
        return first == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(first);
    }

    private int firstDiffering(Trial trial, Predicate<Out> which) {
        var expected = byCause(trial.expected(), which);
        var yours = byCause(trial.yours(), which);
        return Stream.concat(expected.keySet().stream(), yours.keySet().stream())
                .distinct()
                .sorted()
                .filter(cause -> !failing.differences(
                                expected.getOrDefault(cause, List.of()), yours.getOrDefault(cause, List.of()))
                        .isEmpty())
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    private static Map<Integer, List<Out>> byCause(Side side, Predicate<Out> which) {
        return side.records().stream().filter(which).collect(Collectors.groupingBy(Out::cause));
    }

    private Optional<Difference> first(Trial trial, Symptom.Differs differs) {
        return failing.differences(trial).stream()
                .filter(d -> failing.differs(d).equals(differs))
                .findFirst();
    }

    /// A position counts within the key, or within the topic where the whole topic is compared.
    private int expectedCause(Trial trial, Difference difference) {
        boolean whole = exercise.topic(difference.topic())
                .filter(t -> t.compare() == Compare.EXACT)
                .isPresent();
        return difference.expected().isEmpty()
                ? -1
                : trial.expected().records().stream()
                        .filter(out -> out.topic().equals(difference.topic())
                                && (whole || out.key().equals(difference.key())))
                        .skip(difference.position() - 1L)
                        .findFirst()
                        .map(Out::cause)
                        .orElse(-1);
    }

    private static void addKey(int event, List<Chosen> events, Set<JsonNode> keys) {
        if (event >= 0 && event < events.size() && events.get(event).event() instanceof InputEvent.Arrival arrival) {
            keys.add(arrival.key());
        }
    }
}
