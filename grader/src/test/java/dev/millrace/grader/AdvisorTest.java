package dev.millrace.grader;

import static dev.millrace.grader.replay.Replays.at;
import static dev.millrace.grader.replay.Replays.in;
import static dev.millrace.grader.replay.Replays.out;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.LegalOrder;
import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.pool.CaseOutput;
import dev.millrace.grader.pool.Inside;
import dev.millrace.grader.pool.Look;
import dev.millrace.grader.replay.Habits;
import dev.millrace.grader.replay.Replays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.Suppressed.BufferConfig;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/// Programs that pass here and fail in production, beside those that do the same thing right.
final class AdvisorTest {
    private static final Consumed<String, String> TEXTS = Consumed.with(Serdes.String(), Serdes.String());
    private static final Produced<String, String> TO = Produced.with(Serdes.String(), Serdes.String());
    private static final List<InputEvent> EVENTS = List.of(
            at(0, "words", "\"a\"", "\"sea\""),
            at(1, "words", "\"b\"", "\"sea\""),
            at(2, "words", "\"a\"", "\"sky\""),
            at(3, "more", "\"c\"", "\"sea\""),
            at(3, "words", "\"c\"", "\"sky\""),
            at(4, "words", "\"a\"", "\"sky\""));

    @Test
    void aPlainProgramGetsNone() {
        assertThat(advice(
                        Compare.PER_KEY,
                        builder -> words(builder).mapValues(v -> v + "!").to("out", TO)))
                .isEmpty();
        assertThat(advice(
                        Compare.PER_KEY,
                        builder -> words(builder)
                                .groupBy((k, v) -> v, Grouped.with(Serdes.String(), Serdes.String()))
                                .reduce((one, other) -> one + other)
                                .toStream()
                                .to("out", TO)))
                .isEmpty();
    }

    @Test
    void aSuppressedWindowLogsChangesWithoutTimestampsAndGetsNone() {
        assertThat(advice(
                        Compare.PER_KEY,
                        builder -> words(builder)
                                .groupByKey()
                                .windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofSeconds(1)))
                                .reduce((one, other) -> one + other)
                                .suppress(Suppressed.untilWindowCloses(BufferConfig.unbounded()))
                                .toStream((window, text) -> window.key())
                                .to("out", TO)))
                .isEmpty();
    }

    @Test
    void chanceIsSeenWhenItRunsAgain() {
        var random = new Random(7);
        var found = advice(
                Compare.PER_KEY,
                builder -> words(builder).mapValues(v -> v + random.nextInt()).to("out", TO));
        assertThat(found).extracting(Advice::kind).containsExactly(Advice.Kind.NOT_DETERMINISTIC);
        assertThat(found.getFirst().sentence()).contains("run twice", "Topic out");
    }

    @Test
    void anOrderThatKafkaDoesNotPromiseIsSeen() {
        var found = advice(
                Compare.PER_KEY,
                builder -> words(builder).merge(builder.stream("more", TEXTS)).to("out", TO));
        assertThat(found).extracting(Advice::kind).containsExactly(Advice.Kind.DEPENDS_ON_ORDER);
        assertThat(found.getFirst().sentence()).contains("equal timestamps", "key c");
    }

    @Test
    void stateThatSeveralKeysShareWithoutARepartitionTopic() {
        var found = advice(Compare.PER_KEY, builder -> {
            addStore(builder);
            words(builder)
                    .selectKey((k, v) -> v)
                    .process(Counting::new, "counts")
                    .to("out", TO);
        });
        assertThat(found).extracting(Advice::kind).containsExactly(Advice.Kind.SPLIT_STATE);
        assertThat(found.getFirst().sentence()).contains("store `counts`", "key a", "key b", "repartition()");
        assertThat(advice(Compare.PER_KEY, builder -> {
                    addStore(builder);
                    words(builder)
                            .selectKey((k, v) -> v)
                            .repartition(Repartitioned.with(Serdes.String(), Serdes.String()))
                            .process(Counting::new, "counts")
                            .to("out", TO);
                }))
                .isEmpty();
        assertThat(advice(Compare.PER_KEY, builder -> {
                    addStore(builder);
                    words(builder).process(Counting::new, "counts").to("out", TO);
                }))
                .isEmpty();
    }

    @Test
    void aReduceThatWritesTheSameAgain() {
        Consumer<StreamsBuilder> firsts = builder -> words(builder)
                .groupByKey()
                .reduce((first, later) -> first)
                .toStream()
                .to("out", TO);
        assertThat(advice(Compare.FINAL_TABLE, firsts))
                .extracting(Advice::kind)
                .containsExactly(Advice.Kind.REPEATED_RESULT);
        assertThat(advice(Compare.PER_KEY, firsts)).isEmpty();
    }

    @Test
    void stateOutsideOfStoresAndClocksAreReadFromTheClasses() {
        assertThat(habits(InAField.class)).containsExactly("state the field `count`", "state the field `seen`");
        assertThat(habits(InALambda.class)).containsExactly("state a Map that a lambda changes");
        assertThat(habits(InAStatic.class)).containsExactly("state the field `seen`", "state the field `total`");
        assertThat(habits(AsksTheClock.class))
                .containsExactly("clock `Instant.now()`", "clock `System.currentTimeMillis()`");
        assertThat(habits(ExtractsTheClock.class)).containsExactly("clock `WallclockTimestampExtractor`");
        assertThat(habits(Counting.class)).isEmpty();
        assertThat(habits(Innocent.class)).isEmpty();
    }

    private static KStream<String, String> words(StreamsBuilder builder) {
        return builder.stream("words", TEXTS);
    }

    private static void addStore(StreamsBuilder builder) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("counts"), Serdes.String(), Serdes.Long()));
    }

    private static List<Advice> advice(Compare compare, Consumer<StreamsBuilder> pipeline) {
        var topics = List.of(
                in("words", "string", "string"),
                in("more", "string", "string"),
                out("out", "string", "string", compare));
        var exercise = new Exercise("lab", "Entry", Limits.DEFAULT, topics, List.of(), BigDecimal.ZERO);
        Consumer<StreamsBuilder> all = builder -> {
            pipeline.accept(builder);
            if (!builder.build().describe().toString().contains("[more]")) {
                builder.stream("more", TEXTS);
            }
        };
        var looks = new ArrayList<Look>();
        for (var events : List.of(EVENTS, EVENTS, LegalOrder.of(EVENTS))) {
            var ran = Replays.run(
                    () -> {
                        var builder = new StreamsBuilder();
                        all.accept(builder);
                        return builder.build();
                    },
                    topics,
                    events);
            var inside = new Inside(ran.nodes(), List.of(), ran.written());
            var asked = new Case("one", "One", false, events, List.of());
            looks.add(new Look(
                    !events.equals(EVENTS),
                    new CaseOutput(asked, inside, ran.records(), Optional.empty(), -1, "", List.of())));
        }
        return new Advisor(exercise, looks).advice();
    }

    private static List<String> habits(Class<?> type) {
        try (var in = type.getResourceAsStream(type.getName().replaceFirst(".*\\.", "") + ".class")) {
            var bytes = Objects.requireNonNull(in).readAllBytes();
            return Habits.of(Map.of(type.getName(), bytes)).stream()
                    .map(h -> h.kind() + " " + h.what())
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private static final class Counting extends ContextualProcessor<String, String, String, String> {
        private KeyValueStore<String, Long> counts;

        @Override
        public void init(ProcessorContext<String, String> context) {
            super.init(context);
            counts = context.getStateStore("counts");
        }

        @Override
        public void process(Record<String, String> record) {
            var before = counts.get(record.key());
            long now = before == null ? 1 : before + 1;
            counts.put(record.key(), now);
            context().forward(record.withValue(Long.toString(now)));
        }
    }

    private static final class InAField extends ContextualProcessor<String, String, String, String> {
        private final Map<String, String> seen = new HashMap<>();
        private final Map<String, String> names = Map.of("a", "b");
        private int count;

        @Override
        public void process(Record<String, String> record) {
            if (seen.put(record.key(), record.value()) == null) {
                count++;
                context().forward(record.withValue(count + names.get("a")));
            }
        }
    }

    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // its class file is read
    private static final class InALambda {
        static void build(StreamsBuilder builder) {
            var seen = new HashMap<String, String>();
            Map<String, String> same = seen;
            words(builder).filter((k, v) -> same.put(k, v) == null).to("out", TO);
        }
    }

    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // its class file is read
    private static final class InAStatic {
        private static final HashSet<String> seen = new HashSet<>();
        private static final List<String> names = List.of("a");
        private static int total;

        static boolean first(String word) {
            total++;
            return seen.add(word) && !names.contains(word);
        }
    }

    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // its class file is read
    private static final class AsksTheClock {
        static long age(long at) {
            return System.currentTimeMillis() - at + Instant.now().getEpochSecond();
        }
    }

    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // its class file is read
    private static final class ExtractsTheClock {
        static Consumed<String, String> read() {
            return TEXTS.withTimestampExtractor(new WallclockTimestampExtractor());
        }
    }

    /// Collections that live for one record, and a class of data that is no processor.
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // its class file is read
    private static final class Innocent {
        private int size;

        static void build(StreamsBuilder builder, List<String> names) {
            words(builder)
                    .filter((k, v) -> names.contains(v))
                    .flatMap((k, v) -> {
                        var copies = new ArrayList<KeyValue<String, String>>();
                        copies.add(KeyValue.pair(k, v));
                        return copies;
                    })
                    .to("out", TO);
        }

        Innocent grow(Instant recordTime) {
            size += recordTime.isAfter(Instant.EPOCH) ? 1 : 0;
            return this;
        }
    }
}
