package dev.millrace.grader.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.frames.FromWorker.Node;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.apache.kafka.streams.kstream.SlidingWindows;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.Suppressed.BufferConfig;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/// Each operator that a lab can name is recognised in what Kafka Streams builds, whether it has a name of its own or
/// not.
final class WiringTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void operatorsHaveAWord() {
        assertThat(words(s -> s.filter((k, v) -> true).filterNot((k, v) -> false, Named.as("mine"))))
                .isEqualTo("filter");
        assertThat(words(s -> s.map((k, v) -> null).selectKey((k, v) -> k))).isEqualTo("map");
        assertThat(words(s -> s.mapValues(v -> v).toTable().mapValues(v -> v))).isEqualTo("map-values");
        assertThat(words(s -> s.flatMap((k, v) -> List.of()))).isEqualTo("flat-map");
        assertThat(words(s -> s.flatMapValues(v -> List.of()))).isEqualTo("flat-map-values");
        assertThat(words(s -> s.peek((k, v) -> {}))).isEqualTo("peek");
        assertThat(words(s -> s.foreach((k, v) -> {}))).isEqualTo("foreach");
        assertThat(words(s -> s.process(Nothing::new, Named.as("mine")))).isEqualTo("process");
        assertThat(words(s -> s.groupByKey().count())).isEqualTo("aggregate");
        assertThat(words(s -> s.groupByKey().reduce((a, b) -> a))).isEqualTo("reduce");
        assertThat(words(s -> s.groupByKey().aggregate(() -> "", (k, v, a) -> a)))
                .isEqualTo("aggregate");
        assertThat(words(s -> s.join(s.toTable(), (a, b) -> a))).isEqualTo("join");
        assertThat(words(s -> s.toTable().leftJoin(s.toTable(), (a, b) -> a))).isEqualTo("join");
        assertThat(words(s -> s.toTable().join(s.toTable(), v -> v, (a, b) -> a)))
                .contains("join");
        assertThat(words(s -> s.outerJoin(s, (a, b) -> a, JoinWindows.ofTimeDifferenceWithNoGrace(MINUTE))))
                .isEqualTo("join");
        assertThat(words(s -> s.groupByKey()
                        .windowedBy(TimeWindows.ofSizeWithNoGrace(MINUTE))
                        .count()
                        .suppress(Suppressed.untilWindowCloses(BufferConfig.unbounded())
                                .withName("mine"))))
                .isEqualTo("aggregate suppress");
    }

    @Test
    void everyKindOfWindowTellsItsGrace() {
        var grace = Duration.ofSeconds(7);
        assertThat(grace(s -> s.groupByKey()
                        .windowedBy(TimeWindows.ofSizeAndGrace(MINUTE, grace))
                        .count()))
                .containsExactly(7000L);
        assertThat(grace(s -> s.groupByKey()
                        .windowedBy(TimeWindows.ofSizeWithNoGrace(MINUTE))
                        .count()))
                .containsExactly(0L);
        assertThat(grace(s -> s.groupByKey()
                        .windowedBy(SlidingWindows.ofTimeDifferenceAndGrace(MINUTE, grace))
                        .count()))
                .containsExactly(7000L);
        assertThat(grace(s -> s.groupByKey()
                        .windowedBy(SessionWindows.ofInactivityGapAndGrace(MINUTE, grace))
                        .count()))
                .containsExactly(7000L);
        assertThat(grace(s ->
                        s.join(s.mapValues(v -> v), (a, b) -> a, JoinWindows.ofTimeDifferenceAndGrace(MINUTE, grace))))
                .containsExactly(7000L);
        assertThat(grace(s -> s.groupByKey().count())).isEmpty();
    }

    @Test
    void partsTopicsAndStoresAreThere() {
        var nodes = nodes(s -> s.groupBy((k, v) -> v).count(Materialized.as("counts")));
        assertThat(nodes)
                .filteredOn(n -> n.stores().contains("counts"))
                .singleElement()
                .satisfies(n -> {
                    assertThat(n.part()).isEqualTo(1);
                    assertThat(n.graceMs()).isNegative();
                });
        assertThat(nodes.stream().flatMap(n -> n.topics().stream())).contains("in", "counts-repartition");
        assertThat(nodes)
                .filteredOn(n -> n.topics().equals(List.of("in")))
                .singleElement()
                .satisfies(n -> {
                    assertThat(n.kind()).isEqualTo("source");
                    assertThat(n.next()).hasSize(1);
                });
    }

    private static String words(Consumer<KStream<String, String>> pipeline) {
        return nodes(pipeline).stream()
                .map(Node::operator)
                .filter(w -> !w.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(" "));
    }

    private static List<Long> grace(Consumer<KStream<String, String>> pipeline) {
        return nodes(pipeline).stream()
                .map(Node::graceMs)
                .filter(ms -> ms >= 0)
                .distinct()
                .toList();
    }

    private static List<Node> nodes(Consumer<KStream<String, String>> pipeline) {
        var builder = new StreamsBuilder();
        pipeline.accept(builder.stream("in", Consumed.with(Serdes.String(), Serdes.String())));
        return Wiring.of(builder.build());
    }

    private static final class Nothing extends ContextualProcessor<String, String, String, String> {
        @Override
        public void process(Record<String, String> record) {
            // it is only looked at
        }
    }
}
