package dev.millrace.grader.replay;

import static dev.millrace.grader.replay.Replays.advance;
import static dev.millrace.grader.replay.Replays.at;
import static dev.millrace.grader.replay.Replays.in;
import static dev.millrace.grader.replay.Replays.out;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/// What a case means: order, timestamps, headers, time of records and of the wall, and the cause of each output.
final class ReplayTest {
    private static final Consumed<String, String> TEXTS = Consumed.with(Serdes.String(), Serdes.String());
    private static final Produced<String, String> TO = Produced.with(Serdes.String(), Serdes.String());

    @Test
    void recordsKeepOrderTimestampsHeadersNullKeysAndTombstones() {
        assertThat(texts(
                        builder -> builder.stream("in", TEXTS).to("out", TO),
                        at(20, "in", "\"b\"", "\"first\"", Map.of("source", "wéb")),
                        at(10, "in", "\"a\"", "\"earlier\""),
                        at(30, "in", "null", "\"no key\""),
                        at(31, "in", "\"a\"", "null")))
                .containsExactly(
                        "out \"b\"=\"first\" @20 {source=wéb} #0",
                        "out \"a\"=\"earlier\" @10 #1",
                        "out null=\"no key\" @30 #2",
                        "out \"a\"=null @31 #3");
    }

    @Test
    void bothKindsOfPunctuatorsFireAtTheirTime() {
        assertThat(texts(
                        builder -> builder.stream("in", TEXTS)
                                .process(Ticking::new)
                                .to("out", TO),
                        at(0, "in", "\"a\"", "\"x\""),
                        at(9, "in", "\"a\"", "\"x\""),
                        at(25, "in", "\"a\"", "\"x\""),
                        advance(59),
                        advance(1),
                        advance(180)))
                .containsExactly(
                        "out \"stream\"=\"0\" @0 #0",
                        "out \"stream\"=\"25\" @25 #2",
                        "out \"wall\"=\"60\" @60 #4",
                        "out \"wall\"=\"240\" @240 #5");
    }

    @Test
    void windowedAndSessionKeysCarryTheirWindow() {
        var grouped = Grouped.with(Serdes.String(), Serdes.String());
        var topics = List.of(
                in("in", "string", "string"),
                out("windows", "windowed-string/PT10S", "long", Compare.PER_KEY),
                out("sessions", "session-string", "long", Compare.PER_KEY));
        var ran = Replays.run(
                () -> {
                    var builder = new StreamsBuilder();
                    var stream = builder.stream("in", TEXTS).groupByKey(grouped);
                    stream.windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofSeconds(10)))
                            .count()
                            .toStream()
                            .to(
                                    "windows",
                                    Produced.with(
                                            WindowedSerdes.timeWindowedSerdeFrom(String.class, 10_000), Serdes.Long()));
                    stream.windowedBy(SessionWindows.ofInactivityGapWithNoGrace(Duration.ofSeconds(5)))
                            .count()
                            .toStream()
                            .to(
                                    "sessions",
                                    Produced.with(
                                            WindowedSerdes.sessionWindowedSerdeFrom(String.class), Serdes.Long()));
                    return builder.build();
                },
                topics,
                List.of(at(7, "in", "\"a\"", "\"x\""), at(11, "in", "\"a\"", "\"x\"")));
        assertThat(ran.records())
                .map(Replays::line)
                .containsExactly(
                        "windows " + window(0, 10) + "=1 @7 #0",
                        "sessions " + window(7, 7) + "=1 @7 #0",
                        "windows " + window(10, 20) + "=1 @11 #1",
                        "sessions " + window(7, 7) + "=null @7 #1",
                        "sessions " + window(7, 11) + "=2 @11 #1");
    }

    @Test
    void aRecordWithoutAKeyIsDroppedByAGroupingAsInProduction() {
        assertThat(texts(
                        builder -> builder.stream("in", TEXTS)
                                .groupByKey()
                                .reduce((one, other) -> one + other)
                                .toStream()
                                .to("out", TO),
                        at(0, "in", "null", "\"lost\""),
                        at(1, "in", "\"a\"", "\"kept\"")))
                .containsExactly("out \"a\"=\"kept\" @1 #1");
    }

    private static String window(int start, int end) {
        return "{\"key\":\"a\",\"start\":\"1970-01-01T00:00:%02dZ\",\"end\":\"1970-01-01T00:00:%02dZ\"}"
                .formatted(start, end);
    }

    private static List<String> texts(Consumer<StreamsBuilder> pipeline, InputEvent... events) {
        List<TopicSpec> topics = List.of(in("in", "string", "string"), out("out", "string", "string", Compare.PER_KEY));
        var ran = Replays.run(
                () -> {
                    var builder = new StreamsBuilder();
                    pipeline.accept(builder);
                    return builder.build();
                },
                topics,
                List.of(events));
        return ran.records().stream().map(Replays::line).toList();
    }

    /// Tells each ten seconds of stream time and each minute of the wall.
    private static final class Ticking extends ContextualProcessor<String, String, String, String> {
        @Override
        public void init(ProcessorContext<String, String> context) {
            super.init(context);
            context.schedule(Duration.ofSeconds(10), PunctuationType.STREAM_TIME, at -> tell("stream", at));
            context.schedule(Duration.ofMinutes(1), PunctuationType.WALL_CLOCK_TIME, at -> tell("wall", at));
        }

        @Override
        public void process(Record<String, String> record) {
            // only time counts
        }

        private void tell(String clock, long at) {
            context().forward(new Record<>(clock, Long.toString(at / 1000), at));
        }
    }
}
