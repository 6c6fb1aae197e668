package dev.millrace.grader.diagnosis;

import static dev.millrace.grader.diagnosis.Story.JSON;
import static dev.millrace.grader.diagnosis.Story.KEYS;
import static dev.millrace.grader.diagnosis.Story.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.frames.FromWorker.Habit;
import dev.millrace.grader.replay.Replays;
import dev.millrace.lab.JsonSerde;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.EmitStrategy;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.Suppressed.BufferConfig;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;

/// Revenue per currency and five minutes, a minute of grace, final results only; and what goes wrong with it.
final class Revenue {
    private static final String ORDERS = "orders";

    record Total(long orders, long minor) {}

    record Result(Instant from, Instant to, long orders, long minor) {}

    private static final Trial TRIAL = new Trial(
            List.of(Replays.in(ORDERS, "string", "json"), Replays.out("revenue", "string", "json", Compare.PER_KEY)),
            List.of(
                    order("10:00:00", "c-1", "EUR", 100),
                    order("10:01:00", "c-2", "EUR", 250),
                    order("10:01:30", "c-2", "GBP", 70),
                    order("10:02:00", "c-3", "EUR", 0),
                    event("10:02:30", ORDERS, "c-3", "null"),
                    order("10:02:40", "", "EUR", 31),
                    order("10:03:00", "c-1", "EUR", -20),
                    order("10:05:00", "c-4", "EUR", 1000),
                    order("10:05:30", "c-2", "GBP", 300),
                    order("10:04:10", "c-1", "EUR", 500),
                    order("10:08:00", "c-4", "EUR", 7),
                    order("10:04:30", "c-4", "EUR", 9000),
                    order("10:12:00", "c-1", "EUR", 60),
                    order("10:20:00", "c-1", "GBP", 3),
                    order("10:31:00", "c-2", "EUR", 1)),
            new Program()::build);

    private Revenue() {}

    private static InputEvent order(String time, String key, String currency, long minor) {
        return event(
                time, ORDERS, key, "{'customer':'" + key + "','currency':'" + currency + "','minor':" + minor + "}");
    }

    /// The same exercise on a busy day, out of order.
    static Trial many(int events) {
        var random = new Random(11);
        var input = Stream.iterate(0, i -> i + 1)
                .limit(events)
                .map(i -> order(
                        LocalTime.of(10, 0)
                                .plusSeconds(i * 3L + random.nextInt(500))
                                .format(DateTimeFormatter.ofPattern("HH:mm:ss")),
                        "c-" + random.nextInt(40),
                        random.nextBoolean() ? "EUR" : "GBP",
                        random.nextInt(5000)))
                .toList();
        return new Trial(TRIAL.topics(), input, new Program()::build);
    }

    static Stream<Planted> programs() {
        return Stream.of(
                wrong(Kind.LATE_DROPPED, "no grace at all", p -> p.grace = Duration.ZERO),
                wrong(Kind.LATE_COUNTED, "five minutes of grace", p -> p.grace = Duration.ofMinutes(4)),
                wrong(Kind.WINDOW_SIZE, "ten minutes", p -> p.size = Duration.ofMinutes(10)),
                wrong(Kind.WINDOW_BOUNDARY, "the end belongs to the window", p -> p.time = (r, _) -> r.timestamp() - 1),
                wrong(Kind.WINDOW_SHIFTED, "windows from 10:02", p -> {
                    p.time = (r, _) -> r.timestamp() - 120_000;
                    p.moved = Duration.ofMinutes(2);
                }),
                wrong(Kind.PROCESSING_TIME, "the clock of the machine", p -> p.time = new WallclockTimestampExtractor())
                        .with(new Habit("clock", "`WallclockTimestampExtractor`", "Revenue, line 7")),
                wrong(Kind.PROCESSING_TIME, "the clock of the machine, every update", p -> {
                    p.time = new WallclockTimestampExtractor();
                    p.last = false;
                }),
                wrong(Kind.NEVER_EMITTED, "an hour of grace", p -> p.grace = Duration.ofHours(1)),
                wrong(Kind.EVERY_UPDATE, "every change", p -> p.last = false),
                wrong(
                        Kind.KEY_CHANGED,
                        "by customer",
                        p -> p.group = (_, v) -> v.path("customer").asText()),
                wrong(Kind.KEY_LOST, "all together", p -> p.group = (_, _) -> "all"),
                wrong(
                        Kind.ZERO_DROPPED,
                        "free orders are none",
                        p -> p.counts = v -> v.path("minor").asLong() != 0),
                wrong(
                        Kind.ZERO_DROPPED,
                        "amounts above zero only",
                        p -> p.counts = v -> v.path("minor").asLong() > 0),
                wrong(Kind.NULL_KEY_DROPPED, "guests are no customers", p -> p.keyless = false),
                wrong(Kind.TOMBSTONE_COUNTED, "withdrawn orders count as euros", p -> p.withdrawn = true),
                wrong(Kind.ONLY_LAST, "the last order", p -> p.sum = (_, one) -> one),
                Planted.right("closed windows by another way", TRIAL, program(p -> p.emit = true)),
                Planted.right(
                        "another grace that lets in the same", TRIAL, program(p -> p.grace = Duration.ofSeconds(45))));
    }

    private static Planted wrong(Kind kind, String name, Consumer<Program> change) {
        return Planted.wrong(kind, name, TRIAL, program(change));
    }

    private static Consumer<StreamsBuilder> program(Consumer<Program> change) {
        var program = new Program();
        change.accept(program);
        return program::build;
    }

    /// The right program; each part can be exchanged.
    private static final class Program {
        private Duration size = Duration.ofMinutes(5);
        private Duration grace = Duration.ofMinutes(1);
        private Duration moved = Duration.ZERO;
        private TimestampExtractor time = (record, _) -> record.timestamp();
        private Predicate<JsonNode> counts = _ -> true;
        private BiFunction<String, JsonNode, String> group =
                (_, v) -> v.path("currency").asText();
        private BiFunction<Long, Long, Long> sum = Long::sum;
        private boolean keyless = true;
        private boolean withdrawn;
        private boolean last = true;
        private boolean emit;

        void build(StreamsBuilder builder) {
            var windows = builder.stream(ORDERS, Consumed.with(KEYS, JSON).withTimestampExtractor(time))
                    .filter((k, _) -> keyless || k != null)
                    .filter((_, v) -> v == null ? withdrawn : counts.test(v))
                    .mapValues(v -> v == null
                            ? (JsonNode) Story.object().put("currency", "EUR").put("minor", 0)
                            : v)
                    .groupBy(group::apply, Grouped.with(KEYS, JSON))
                    .windowedBy(TimeWindows.ofSizeAndGrace(size, grace));
            var closing = emit ? windows.emitStrategy(EmitStrategy.onWindowClose()) : windows;
            var totals = closing.aggregate(
                    () -> new Total(0, 0),
                    (_, v, t) -> new Total(
                            t.orders() + 1, sum.apply(t.minor(), v.path("minor").asLong())),
                    Materialized.with(KEYS, JsonSerde.of(Total.class)));
            write(
                    last && !emit
                            ? totals.suppress(Suppressed.untilWindowCloses(BufferConfig.unbounded()))
                                    .toStream()
                            : totals.toStream());
        }

        private void write(KStream<Windowed<String>, Total> totals) {
            totals.map((w, t) -> KeyValue.pair(w.key(), result(w, t)))
                    .to("revenue", Produced.with(KEYS, JsonSerde.of(Result.class)));
        }

        private Result result(Windowed<String> window, Total total) {
            return new Result(
                    window.window().startTime().plus(moved),
                    window.window().endTime().plus(moved),
                    total.orders(),
                    total.minor());
        }
    }
}
