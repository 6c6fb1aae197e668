package dev.millrace.grader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.judge.Shape;
import dev.millrace.grader.pool.CaseOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Finds an entry of a store that records of several keys write, though no repartition topic brings those records
/// together. The test driver has one partition and hides it; in production each key has its partition, each partition
/// its task, and each task its own store. Stores without a changelog cannot be seen this way.
final class SplitState {
    private final CaseOutput output;
    private final Shape shape;

    private SplitState(CaseOutput output) {
        this.output = output;
        this.shape = new Shape(output.inside().nodes());
    }

    static Optional<Advice> find(CaseOutput output) {
        return new SplitState(output).find();
    }

    private Optional<Advice> find() {
        var writers = new HashMap<List<Object>, InputEvent.Arrival>();
        for (var written : output.inside().written()) {
            var store = store(written.topic());
            var writer = writer(written);
            if (writer.isPresent()
                    && shape.readsOnly(store, List.of(writer.get().topic()))) {
                var before = writers.putIfAbsent(List.of(store, written.key()), writer.get());
                if (before != null && !together(before, writer.get())) {
                    return Optional.of(new Advice(Advice.Kind.SPLIT_STATE, sentence(store, before, writer.get())));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<InputEvent.Arrival> writer(Out written) {
        var events = output.asked().input();
        return written.cause() >= 0
                        && written.cause() < events.size()
                        && events.get(written.cause()) instanceof InputEvent.Arrival arrival
                ? Optional.of(arrival)
                : Optional.empty();
    }

    /// Records of one key are on one partition, also of two topics that have equally many; records without a key are
    /// anywhere.
    private static boolean together(InputEvent.Arrival one, InputEvent.Arrival other) {
        return one.equals(other) || (!one.key().isNull() && one.key().equals(other.key()));
    }

    private static String sentence(String store, InputEvent.Arrival one, InputEvent.Arrival other) {
        return "One entry of the store `" + store + "` was written for records of " + key(one.key()) + " and of "
                + key(other.key())
                + ". Here there is one partition. In production these records may lie on two, and each"
                + " partition has a task with a store of its own, so neither sees the other's part. A processor does not"
                + " move records: after a change of key call repartition(), or group by the new key.";
    }

    private static String key(JsonNode key) {
        var text = key.isNull() ? "no key" : "key " + key.asText(key.toString());
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private static String store(String changelog) {
        int from = changelog.indexOf('-') + 1;
        int to = changelog.length() - "-changelog".length();
        return from < to ? changelog.substring(from, to) : changelog;
    }
}
