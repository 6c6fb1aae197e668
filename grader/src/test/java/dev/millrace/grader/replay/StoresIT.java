package dev.millrace.grader.replay;

import static dev.millrace.grader.replay.Replays.at;
import static dev.millrace.grader.replay.Replays.in;
import static dev.millrace.grader.replay.Replays.out;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.SessionBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;
import org.junit.jupiter.api.Test;

/// Stores that a submission makes persistent are RocksDB, also here, and give what those in memory give.
final class StoresIT {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration SIZE = Duration.ofSeconds(10);

    @Test
    void keyValueStores() {
        assertThat(keyValue(Stores.persistentKeyValueStore("s")))
                .hasSize(40)
                .isEqualTo(keyValue(Stores.inMemoryKeyValueStore("s")))
                .isEqualTo(keyValue(Stores.persistentTimestampedKeyValueStore("s")))
                .isEqualTo(keyValue(Stores.persistentVersionedKeyValueStore("s", KEPT)));
    }

    @Test
    void windowAndSessionStores() {
        assertThat(windows(Stores.persistentWindowStore("s", KEPT, SIZE, false)))
                .hasSize(40)
                .isEqualTo(windows(Stores.inMemoryWindowStore("s", KEPT, SIZE, false)));
        assertThat(sessions(Stores.persistentSessionStore("s", KEPT)))
                .hasSizeGreaterThan(40)
                .isEqualTo(sessions(Stores.inMemorySessionStore("s", KEPT)));
    }

    private static List<String> keyValue(KeyValueBytesStoreSupplier store) {
        return run(() -> {
            var builder = new StreamsBuilder();
            builder.stream("in", Consumed.with(Serdes.String(), Serdes.Long()))
                    .groupByKey()
                    .reduce(Long::sum, Materialized.as(store))
                    .toStream()
                    .to("out", Produced.with(Serdes.String(), Serdes.Long()));
            return builder.build();
        });
    }

    private static List<String> windows(WindowBytesStoreSupplier store) {
        return run(() -> {
            var builder = new StreamsBuilder();
            builder.stream("in", Consumed.with(Serdes.String(), Serdes.Long()))
                    .groupByKey()
                    .windowedBy(TimeWindows.ofSizeAndGrace(SIZE, Duration.ofSeconds(30)))
                    .reduce(Long::sum, Materialized.as(store))
                    .toStream((window, sum) ->
                            window.key() + "@" + window.window().start())
                    .to("out", Produced.with(Serdes.String(), Serdes.Long()));
            return builder.build();
        });
    }

    private static List<String> sessions(SessionBytesStoreSupplier store) {
        return run(() -> {
            var builder = new StreamsBuilder();
            builder.stream("in", Consumed.with(Serdes.String(), Serdes.Long()))
                    .groupByKey()
                    .windowedBy(SessionWindows.ofInactivityGapAndGrace(SIZE, Duration.ofSeconds(30)))
                    .reduce(Long::sum, Materialized.as(store))
                    .toStream((window, sum) ->
                            window.key() + "@" + window.window().start())
                    .to("out", Produced.with(Serdes.String(), Serdes.Long()));
            return builder.build();
        });
    }

    private static List<String> run(Supplier<Topology> topology) {
        var events = new ArrayList<InputEvent>();
        for (int i = 0; i < 40; i++) {
            events.add(at(20 + i - 5 * (i % 3), "in", "\"" + (char) ('a' + i % 4) + "\"", Integer.toString(i)));
        }
        var topics = List.of(in("in", "string", "long"), out("out", "string", "long", Compare.PER_KEY));
        return Replays.run(topology, topics, events).records().stream()
                .map(Replays::line)
                .toList();
    }
}
