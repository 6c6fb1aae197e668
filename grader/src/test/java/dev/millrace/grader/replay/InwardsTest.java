package dev.millrace.grader.replay;

import static dev.millrace.grader.replay.Replays.advance;
import static dev.millrace.grader.replay.Replays.at;
import static dev.millrace.grader.replay.Replays.in;
import static dev.millrace.grader.replay.Replays.out;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.frames.Moment;
import dev.millrace.grader.frames.ToWorker.Detail;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.Suppressed.BufferConfig;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.junit.jupiter.api.Test;

/// What is told of the inside of a topology, against what the documentation of Kafka Streams says must happen there.
final class InwardsTest {
    private static final List<TopicSpec> TOPICS =
            List.of(in("numbers", "string", "long"), out("out", "string", "long", Compare.EXACT));

    @Test
    void anEntryOfATableIsToldBeforeAndAfter() {
        var moments = moments(
                builder -> builder.stream("numbers", Consumed.with(Serdes.String(), Serdes.Long()))
                        .groupByKey(Grouped.with(Serdes.String(), Serdes.Long()))
                        .reduce(Long::sum, Materialized.as("sums")),
                at(1, "numbers", "\"a\"", "1"),
                at(2, "numbers", "\"b\"", "10"),
                at(3, "numbers", "\"a\"", "5"),
                at(4, "numbers", "null", "5"),
                at(5, "numbers", "\"a\"", "0"));
        assertThat(lines(moments))
                .containsExactly(
                        "-1 @-1",
                        "0 @1000 sums[a] null->1",
                        "1 @2000 sums[b] null->10",
                        "2 @3000 sums[a] 1->6",
                        "3 @4000 dropped null-key",
                        "4 @5000");
    }

    @Test
    void aDeletedEntryIsGone() {
        var moments = moments(
                builder -> builder.table(
                        "numbers", Consumed.with(Serdes.String(), Serdes.Long()), Materialized.as("rows")),
                at(1, "numbers", "\"a\"", "1"),
                at(2, "numbers", "\"a\"", "null"),
                at(3, "numbers", "\"a\"", "null"));
        assertThat(lines(moments))
                .containsExactly("-1 @-1", "0 @1000 rows[a] null->1", "1 @2000 rows[a] 1->null", "2 @3000");
    }

    @Test
    void aWindowHasStartAndEndAndALateRecordIsDroppedAndSaysByHowMuch() {
        var moments = moments(
                builder -> builder.stream("numbers", Consumed.with(Serdes.String(), Serdes.Long()))
                        .groupByKey(Grouped.with(Serdes.String(), Serdes.Long()))
                        .windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofSeconds(10), Duration.ofSeconds(5)))
                        .count(Materialized.as("counts"))
                        .suppress(Suppressed.untilWindowCloses(BufferConfig.unbounded())
                                .withName("hold")),
                at(1, "numbers", "\"a\"", "1"),
                at(12, "numbers", "\"a\"", "1"),
                at(9, "numbers", "\"a\"", "1"),
                at(17, "numbers", "\"b\"", "1"),
                at(8, "numbers", "\"a\"", "1"));
        assertThat(lines(moments))
                .containsExactly(
                        "-1 @-1",
                        "0 @1000 counts[a 0-10000] null->1 hold-store[a 0-10000] null->1",
                        "1 @12000 counts[a 10000-20000] null->1 hold-store[a 10000-20000] null->1",
                        "2 @12000 counts[a 0-10000] 1->2 hold-store[a 0-10000] 1->2",
                        "3 @17000 counts[b 10000-20000] null->1 hold-store[a 0-10000] 2->null"
                                + " hold-store[b 10000-20000] null->1",
                        "4 @17000 dropped late 0-10000 by 2000");
    }

    @Test
    void aSessionGrowsByReplacingTheOneBefore() {
        var moments = moments(
                builder -> builder.stream("numbers", Consumed.with(Serdes.String(), Serdes.Long()))
                        .groupByKey(Grouped.with(Serdes.String(), Serdes.Long()))
                        .windowedBy(SessionWindows.ofInactivityGapWithNoGrace(Duration.ofSeconds(5)))
                        .count(Materialized.as("sessions")),
                at(1, "numbers", "\"a\"", "1"),
                at(4, "numbers", "\"a\"", "1"),
                at(30, "numbers", "\"b\"", "1"),
                at(3, "numbers", "\"a\"", "1"));
        assertThat(lines(moments).subList(1, 5))
                .containsExactly(
                        "0 @1000 sessions[a 1000-1000] null->1",
                        "1 @4000 sessions[a 1000-1000] 1->null sessions[a 1000-4000] null->2",
                        "2 @30000 sessions[b 30000-30000] null->1",
                        "3 @30000 dropped late");
    }

    @Test
    void whatAJoinKeepsIsARecordAtATimeNotAWindow() {
        var moments = moments(
                builder -> {
                    KStream<String, Long> numbers =
                            builder.stream("numbers", Consumed.with(Serdes.String(), Serdes.Long()));
                    numbers.join(
                            numbers.mapValues(v -> -v),
                            Long::sum,
                            JoinWindows.ofTimeDifferenceWithNoGrace(Duration.ofSeconds(10)),
                            StreamJoined.with(Serdes.String(), Serdes.Long(), Serdes.Long())
                                    .withStoreName("join"));
                },
                at(1, "numbers", "\"a\"", "1"));
        assertThat(lines(moments).getLast())
                .isEqualTo(
                        "0 @1000 join-other-join-store[a 1000-1000] null->-1 join-this-join-store[a 1000-1000] null->1");
    }

    @Test
    void aPunctuatorThatFiresIsNamed() {
        var moments = moments(
                builder -> builder.stream("numbers", Consumed.with(Serdes.String(), Serdes.Long()))
                        .processValues(Ticking::new, org.apache.kafka.streams.kstream.Named.as("ticking")),
                at(1, "numbers", "\"a\"", "1"),
                at(4, "numbers", "\"a\"", "1"),
                at(12, "numbers", "\"a\"", "1"),
                advance(1),
                advance(60));
        assertThat(lines(moments).subList(3, 6))
                .containsExactly("2 @12000 punctuated ticking", "3 @12000", "4 @12000 punctuated ticking");
    }

    private static final class Ticking extends ContextualFixedKeyProcessor<String, Long, Long> {
        @Override
        public void init(FixedKeyProcessorContext<String, Long> context) {
            super.init(context);
            context.schedule(Duration.ofSeconds(10), PunctuationType.STREAM_TIME, _ -> {});
            context.schedule(Duration.ofSeconds(60), PunctuationType.WALL_CLOCK_TIME, _ -> {});
        }

        @Override
        public void process(FixedKeyRecord<String, Long> record) {
            context().forward(record);
        }
    }

    private interface Wiring {
        void on(StreamsBuilder builder);
    }

    private static List<Moment> moments(Wiring wiring, InputEvent... events) {
        var watched = Replays.watch(() -> topology(wiring), TOPICS, List.of(events), Detail.STEP_BY_STEP);
        assertThat(watched.exception()).isNull();
        return watched.moments();
    }

    private static Topology topology(Wiring wiring) {
        var builder = new StreamsBuilder();
        wiring.on(builder);
        return builder.build();
    }

    private static List<String> lines(List<Moment> moments) {
        return moments.stream().map(InwardsTest::line).toList();
    }

    private static String line(Moment moment) {
        var line = new StringBuilder(moment.event() + " @" + moment.streamTime());
        moment.changes().stream()
                .map(c -> " " + c.store() + "[" + c.key().asText()
                        + (c.end() < 0 ? "" : " " + c.start() + "-" + c.end()) + "] " + c.before() + "->" + c.after())
                .sorted()
                .forEach(line::append);
        moment.drops()
                .forEach(d -> line.append(" dropped ")
                        .append(d.why())
                        .append(d.lateMs() < 0 ? "" : " " + d.start() + "-" + d.end() + " by " + d.lateMs()));
        moment.punctuated().forEach(name -> line.append(" punctuated ").append(name));
        return line.toString();
    }
}
