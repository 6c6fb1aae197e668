package dev.millrace.grader.diagnosis;

import static dev.millrace.grader.diagnosis.Story.KEYS;
import static dev.millrace.grader.diagnosis.Story.READ;
import static dev.millrace.grader.diagnosis.Story.event;
import static dev.millrace.grader.diagnosis.Story.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.replay.Replays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import org.apache.kafka.streams.kstream.internals.TimeWindow;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/// Clicks per day, in windows and by a date as key, and orders by the hour at which they were placed.
final class Days {
    private static final List<InputEvent> CLICKS = List.of(
            event("2026-03-01T22:10:00Z", "clicks", "tea", "{'page':'tea'}"),
            event("2026-03-01T23:40:00Z", "clicks", "tea", "{'page':'tea'}"),
            event("2026-03-02T08:00:00Z", "clicks", "rope", "{'page':'rope'}"),
            event("2026-03-02T12:00:00Z", "clicks", "tea", "{'page':'tea'}"),
            event("2026-03-02T23:30:00Z", "clicks", "rope", "{'page':'rope'}"),
            event("2026-03-03T00:10:00Z", "clicks", "tea", "{'page':'tea'}"));

    private static final Trial WINDOWS = new Trial(
            List.of(
                    Replays.in("clicks", "string", "json"),
                    Replays.out("per-day", "windowed-string/P1D", "long", Compare.FINAL_TABLE)),
            CLICKS,
            windows((r, _) -> r.timestamp(), Duration.ZERO));

    private static final Trial DATES = new Trial(
            List.of(
                    Replays.in("clicks", "string", "json"),
                    Replays.out("per-date", "string", "long", Compare.FINAL_TABLE)),
            CLICKS,
            dates(ZoneOffset.UTC));

    private static final Trial PLACED = new Trial(
            List.of(
                    Replays.in("orders", "string", "json"),
                    Replays.out("per-hour", "windowed-string/PT1H", "long", Compare.FINAL_TABLE)),
            List.of(
                    placed("10:00:05", "o-1", "09:59:58"),
                    placed("10:10:00", "o-2", "10:09:59"),
                    placed("10:59:59", "o-3", "10:59:50"),
                    placed("11:00:02", "o-4", "10:59:57"),
                    placed("11:30:00", "o-5", "11:29:59")),
            hours((r, _) ->
                    Instant.parse(text((JsonNode) r.value(), "placedAt")).toEpochMilli()));

    private Days() {}

    private static InputEvent placed(String time, String id, String at) {
        return event(time, "orders", id, "{'depot':'north','placedAt':'2026-03-02T" + at + "Z'}");
    }

    static Stream<Planted> programs() {
        return Stream.of(
                Planted.wrong(
                        Kind.TIME_ZONE,
                        "windows from eleven at night",
                        WINDOWS,
                        windows((r, _) -> r.timestamp() + 3_600_000, Duration.ofHours(-1))),
                Planted.wrong(Kind.TIME_ZONE, "dates of Copenhagen", DATES, dates(ZoneId.of("Europe/Copenhagen"))),
                Planted.right("dates of London in winter", DATES, dates(ZoneId.of("Europe/London"))),
                Planted.wrong(Kind.PROCESSING_TIME, "when it arrived", PLACED, hours((r, _) -> r.timestamp())));
    }

    private static Consumer<StreamsBuilder> windows(TimestampExtractor time, Duration back) {
        return builder -> builder.stream(
                        "clicks", Consumed.with(KEYS, Story.JSON).withTimestampExtractor(time))
                .groupByKey(Grouped.with(KEYS, Story.JSON))
                .windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofDays(1)))
                .count(Materialized.with(KEYS, Serdes.Long()))
                .toStream()
                .map((w, n) -> KeyValue.pair(
                        new Windowed<>(
                                w.key(),
                                new TimeWindow(
                                        w.window().start() + back.toMillis(),
                                        w.window().end() + back.toMillis())),
                        n))
                .to(
                        "per-day",
                        Produced.with(
                                WindowedSerdes.timeWindowedSerdeFrom(
                                        String.class, Duration.ofDays(1).toMillis()),
                                Serdes.Long()));
    }

    private static Consumer<StreamsBuilder> dates(ZoneId zone) {
        return builder -> builder.stream("clicks", READ)
                .process(() -> new ContextualProcessor<String, JsonNode, String, JsonNode>() {
                    @Override
                    public void process(Record<String, JsonNode> r) {
                        var day = LocalDate.ofInstant(Instant.ofEpochMilli(r.timestamp()), zone);
                        context().forward(r.withKey(day.toString()));
                    }
                })
                .groupByKey(Grouped.with(KEYS, Story.JSON))
                .count(Materialized.with(KEYS, Serdes.Long()))
                .toStream()
                .to("per-date", Produced.with(KEYS, Serdes.Long()));
    }

    private static Consumer<StreamsBuilder> hours(TimestampExtractor time) {
        return builder -> builder.stream(
                        "orders", Consumed.with(KEYS, Story.JSON).withTimestampExtractor(time))
                .groupBy((_, v) -> text(v, "depot"), Grouped.with(KEYS, Story.JSON))
                .windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofHours(1)))
                .count(Materialized.with(KEYS, Serdes.Long()))
                .toStream()
                .to(
                        "per-hour",
                        Produced.with(
                                WindowedSerdes.timeWindowedSerdeFrom(
                                        String.class, Duration.ofHours(1).toMillis()),
                                Serdes.Long()));
    }
}
