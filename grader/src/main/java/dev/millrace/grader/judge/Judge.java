package dev.millrace.grader.judge;

import dev.millrace.grader.Difference;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.ExpectedRecord;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.frames.FromWorker.Out;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Holds the records that came out against the expected ones, topic by topic, in the mode that the lab chose for each.
/// No difference means passed.
public final class Judge {
    private Judge() {}

    /// The differences, topics in the lab's order, within a topic by position.
    public static List<Difference> differences(Exercise exercise, List<ExpectedRecord> expected, List<Out> actual) {
        var matching = new Matching(new Values(exercise.tolerance()));
        var found = new ArrayList<Difference>();
        for (var topic : exercise.outputs()) {
            var judge = new TopicJudge(topic.name(), matching, expected(topic, expected), produced(topic, actual));
            found.addAll(judge.run(topic.compare()));
        }
        return List.copyOf(found);
    }

    /// Path of the innermost field in which the two values of a difference differ, the first by name; empty when the
    /// values themselves do, or one is missing.
    public static String firstField(Exercise exercise, Difference difference) {
        if (difference.expected().isEmpty() || difference.actual().isEmpty()) {
            return "";
        }
        return new Values(exercise.tolerance())
                .differences(difference.expected().get(), difference.actual().get()).stream()
                        .findFirst()
                        .map(Values.FieldDifference::path)
                        .orElse("");
    }

    private static List<Item> expected(TopicSpec topic, List<ExpectedRecord> records) {
        var positions = new Positions(topic.compare());
        return records.stream()
                .filter(r -> r.topic().equals(topic.name()))
                .map(r -> Item.expected(r, positions.next(Keys.canonical(r.key()))))
                .toList();
    }

    private static List<Item> produced(TopicSpec topic, List<Out> records) {
        var positions = new Positions(topic.compare());
        return records.stream()
                .filter(r -> r.topic().equals(topic.name()))
                .map(r -> Item.produced(r, positions.next(Keys.canonical(r.key()))))
                .toList();
    }

    /// Counts records from 1, of the whole topic where its order matters, else of each key.
    private static final class Positions {
        private final boolean wholeTopic;
        private final Map<String, Integer> counts = new HashMap<>();

        Positions(Compare mode) {
            this.wholeTopic = mode == Compare.EXACT;
        }

        int next(String key) {
            return counts.merge(wholeTopic ? "" : key, 1, Integer::sum);
        }
    }
}
