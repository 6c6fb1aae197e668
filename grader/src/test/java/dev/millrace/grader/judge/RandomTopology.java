package dev.millrace.grader.judge;

import java.time.Duration;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.Joined;
import org.apache.kafka.streams.kstream.KGroupedStream;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/// Some operators one after the other, drawn from a seed: numbers by text keys, factors beside them, one output
/// topic.
record RandomTopology(long seed) {
    private static final String STORE = "remembered";

    Topology build() {
        var random = new Random(seed);
        var builder = new StreamsBuilder();
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.Long()));
        var numbers = builder.stream("numbers", Consumed.with(Serdes.String(), Serdes.Long()));
        var factors = builder.stream("factors", Consumed.with(Serdes.String(), Serdes.Long()));
        var stream = numbers.filter((k, v) -> v != null);
        int steps = 1 + random.nextInt(4);
        for (int i = 0; i < steps; i++) {
            // null keys live until the first operator that cannot have them
            stream = step(random.nextInt(10), stream, factors, random.nextInt(1, 5));
        }
        stream.to("out", Produced.with(Serdes.String(), Serdes.Long()));
        return builder.build();
    }

    private static KStream<String, Long> step(
            int drawn, KStream<String, Long> stream, KStream<String, Long> factors, int n) {
        return switch (drawn) {
            case 0 -> stream.filter((k, v) -> v % (n + 1) != 0);
            case 1 -> stream.mapValues(v -> v * n + 1);
            case 2 -> stream.selectKey((k, v) -> k + v % n);
            case 3 ->
                grouped(stream)
                        .count(Materialized.with(Serdes.String(), Serdes.Long()))
                        .toStream();
            case 4 -> grouped(stream).reduce(Long::sum).toStream();
            case 5 ->
                grouped(stream)
                        .windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofSeconds(10L * n), Duration.ofSeconds(5)))
                        .count(Materialized.with(Serdes.String(), Serdes.Long()))
                        .toStream((window, count) ->
                                window.key() + window.window().start());
            case 6 ->
                repartitioned(stream)
                        .leftJoin(
                                factors.toTable(Materialized.with(Serdes.String(), Serdes.Long())),
                                (v, factor) -> v * (factor == null ? -1 : factor),
                                Joined.with(Serdes.String(), Serdes.Long(), Serdes.Long()));
            case 7 ->
                repartitioned(stream)
                        .join(
                                factors.filter((k, v) -> v != null),
                                Long::sum,
                                JoinWindows.ofTimeDifferenceWithNoGrace(Duration.ofSeconds(20L * n)),
                                StreamJoined.with(Serdes.String(), Serdes.Long(), Serdes.Long()));
            case 8 -> {
                var parts = stream.split()
                        .branch((k, v) -> v % 2 == 0, Branched.as("even"))
                        .defaultBranch(Branched.withFunction(odd -> odd.mapValues(v -> -v), "odd"));
                yield parts.values().stream().reduce(KStream::merge).orElse(stream);
            }
            default -> repartitioned(stream).processValues(Growth::new, STORE);
        };
    }

    private static KGroupedStream<String, Long> grouped(KStream<String, Long> stream) {
        return stream.groupByKey(Grouped.with(Serdes.String(), Serdes.Long()));
    }

    private static KStream<String, Long> repartitioned(KStream<String, Long> stream) {
        return stream.repartition(Repartitioned.with(Serdes.String(), Serdes.Long()));
    }

    /// How much more it is than the last time.
    private static final class Growth extends ContextualFixedKeyProcessor<String, Long, Long> {
        @Override
        public void process(FixedKeyRecord<String, Long> record) {
            KeyValueStore<String, Long> store = context().getStateStore(STORE);
            if (record.key() == null) {
                return;
            }
            var before = store.get(record.key());
            store.put(record.key(), record.value());
            context().forward(record.withValue(record.value() - (before == null ? 0 : before)));
        }
    }
}
