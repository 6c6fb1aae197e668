package dev.millrace.grader.judge;

import static dev.millrace.grader.replay.Replays.at;
import static dev.millrace.grader.replay.Replays.in;
import static dev.millrace.grader.replay.Replays.out;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.Difference;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.ExpectedRecord;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.replay.Replays;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random topologies on random events: what a topology produced passes as its own expected output, in every mode; the
/// same with one mistake is rejected, or is equal under the mode for a reason that is proved here apart from the
/// judge. Every failure names its seed; `-Dtest.args=-Dmillrace.seeds=5000` tries more of them.
final class RandomTopologyTest {
    private static final int SEEDS = Integer.getInteger("millrace.seeds", 15);
    private static final List<String> KEYS = List.of("\"a\"", "\"b\"", "\"c\"", "\"d\"");

    @Test
    void theReferencePassesAndAMutantIsRejectedOrEqual() {
        int rejected = 0;
        int equal = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var produced = produced(random);
            for (var mode : Compare.values()) {
                assertThat(differences(mode, produced, produced))
                        .as("seed %d %s", seed, mode)
                        .isEmpty();
                for (var mutation : Mutation.values()) {
                    var mutant = mutation.apply(produced, random);
                    boolean same = same(mode, produced, mutant);
                    assertThat(differences(mode, produced, mutant).isEmpty())
                            .as("seed %d, %s, %s: %s became %s", seed, mode, mutation, lines(produced), lines(mutant))
                            .isEqualTo(same);
                    rejected += same ? 0 : 1;
                    equal += same ? 1 : 0;
                }
            }
        }
        assertThat(rejected).isGreaterThan(SEEDS * 4);
        assertThat(equal).as("the modes must forgive something").isPositive();
    }

    private static List<Out> produced(Random random) {
        var events = events(random);
        var shape = new RandomTopology(random.nextLong());
        List<TopicSpec> topics = List.of(
                in("numbers", "string", "long"),
                in("factors", "string", "long"),
                out("out", "string", "long", Compare.EXACT));
        return Replays.run(shape::build, topics, events).records();
    }

    private static List<InputEvent> events(Random random) {
        var events = new ArrayList<InputEvent>();
        int count = 5 + random.nextInt(25);
        for (int i = 0; i < count; i++) {
            var key = random.nextInt(20) == 0 ? "null" : KEYS.get(random.nextInt(KEYS.size()));
            boolean factor = random.nextInt(4) == 0 && !key.equals("null");
            var value = random.nextInt(10) == 0 && factor ? "null" : Integer.toString(random.nextInt(10));
            events.add(at(10L * i + random.nextInt(30), factor ? "factors" : "numbers", key, value));
        }
        return events;
    }

    /// One mistake.
    private enum Mutation {
        DROPPED,
        REPEATED,
        OTHER_VALUE,
        TOMBSTONE,
        OTHER_KEY,
        SWAPPED,
        OTHER_TIME;

        List<Out> apply(List<Out> records, Random random) {
            var mutant = new ArrayList<>(records);
            if (records.isEmpty()) {
                mutant.add(new Out("out", Replays.json("\"a\""), Replays.json("1"), 0, Map.of(), 0));
                return mutant;
            }
            int at = random.nextInt(records.size());
            var one = records.get(at);
            switch (this) {
                case DROPPED -> mutant.remove(at);
                case REPEATED -> mutant.add(random.nextInt(at, records.size()), one);
                case OTHER_VALUE -> mutant.set(at, with(one, one.key(), Replays.json("-77"), one.timestamp()));
                case TOMBSTONE -> mutant.set(at, with(one, one.key(), Replays.json("null"), one.timestamp()));
                case OTHER_KEY -> mutant.set(at, with(one, Replays.json("\"other\""), one.value(), one.timestamp()));
                case SWAPPED -> mutant.add(random.nextInt(records.size()), mutant.remove(at));
                case OTHER_TIME -> mutant.set(at, with(one, one.key(), one.value(), one.timestamp() + 1));
            }
            return mutant;
        }

        private static Out with(Out out, JsonNode key, JsonNode value, long timestamp) {
            return new Out(out.topic(), key, value, timestamp, out.headers(), out.cause());
        }
    }

    /// What a mode means, written down once more and as simply as can be.
    private static boolean same(Compare mode, List<Out> one, List<Out> other) {
        return switch (mode) {
            case EXACT -> lines(one).equals(lines(other));
            case PER_KEY -> byKey(one).equals(byKey(other));
            case FINAL_TABLE -> table(one).equals(table(other));
        };
    }

    private static Map<String, List<String>> byKey(List<Out> records) {
        var keys = new LinkedHashMap<String, List<String>>();
        records.forEach(r ->
                keys.computeIfAbsent(r.key().toString(), _ -> new ArrayList<>()).add(line(r)));
        return keys;
    }

    private static Map<String, String> table(List<Out> records) {
        var table = new LinkedHashMap<String, String>();
        for (var r : records) {
            if (r.value().isNull()) {
                table.remove(r.key().toString());
            } else {
                table.put(r.key().toString(), line(r));
            }
        }
        return table;
    }

    private static List<String> lines(List<Out> records) {
        return records.stream().map(RandomTopologyTest::line).toList();
    }

    private static String line(Out r) {
        return r.key() + "=" + r.value() + "@" + r.timestamp();
    }

    private static List<Difference> differences(Compare mode, List<Out> expected, List<Out> actual) {
        var topic = out("out", "string", "long", mode);
        var exercise = new Exercise("lab", "Entry", Limits.DEFAULT, List.of(topic), List.of(), BigDecimal.ZERO);
        var wanted = expected.stream()
                .map(r -> new ExpectedRecord(
                        r.topic(),
                        r.key(),
                        r.value(),
                        Optional.of(Instant.ofEpochMilli(r.timestamp())),
                        Optional.empty()))
                .toList();
        return Judge.differences(exercise, wanted, actual);
    }
}
