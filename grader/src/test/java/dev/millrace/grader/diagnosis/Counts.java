package dev.millrace.grader.diagnosis;

import static dev.millrace.grader.diagnosis.Story.GROUPED;
import static dev.millrace.grader.diagnosis.Story.KEYS;
import static dev.millrace.grader.diagnosis.Story.event;
import static dev.millrace.grader.diagnosis.Story.number;
import static dev.millrace.grader.diagnosis.Story.read;
import static dev.millrace.grader.diagnosis.Story.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.frames.FromWorker.Habit;
import dev.millrace.grader.replay.Replays;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Reducer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/// Parcels per depot, payments per order, clicks per page, amounts: what is counted and added up without windows.
final class Counts {
    private static final Trial PARCELS = new Trial(
            List.of(
                    Replays.in("parcels", "string", "json"),
                    Replays.out("per-depot", "string", "long", Compare.FINAL_TABLE)),
            List.of(
                    event("10:00:00", "parcels", "p-1", "{'depot':'north','state':'packed'}"),
                    event("10:01:00", "parcels", "p-2", "{'depot':'north','state':'packed'}"),
                    event("10:02:00", "parcels", "p-3", "{'depot':'south','state':'packed'}"),
                    event("10:03:00", "parcels", "p-1", "{'depot':'north','state':'sent'}"),
                    event("10:04:00", "parcels", "p-2", "{'depot':'south','state':'sent'}"),
                    event("10:05:00", "parcels", "p-4", "{'depot':'north','state':'packed'}"),
                    event("10:06:00", "parcels", "p-3", "null")),
            builder -> depots(builder.table("parcels", Story.READ)));

    private static final Trial PAYMENTS = new Trial(
            List.of(
                    Replays.in("payments", "string", "json"),
                    Replays.out("paid", "string", "long", Compare.FINAL_TABLE)),
            List.of(
                    event("10:00:00", "payments", "o-1", "{'payment':'y-1','minor':500,'state':'booked'}"),
                    event("10:01:00", "payments", "o-2", "{'payment':'y-2','minor':120,'state':'booked'}"),
                    event("10:02:00", "payments", "o-1", "{'payment':'y-1','minor':500,'state':'booked'}"),
                    event("10:03:00", "payments", "o-1", "{'payment':'y-3','minor':30,'state':'booked'}")),
            builder -> paid(builder, true));

    private static final Trial BOOKED = new Trial(
            PAYMENTS.topics(),
            List.of(
                    event("10:00:00", "payments", "o-1", "{'payment':'y-1','minor':500,'state':'booked'}"),
                    event("10:01:00", "payments", "o-2", "{'payment':'y-2','minor':120,'state':'booked'}"),
                    event("10:02:00", "payments", "o-1", "{'payment':'y-4','minor':70,'state':'refused'}"),
                    event("10:03:00", "payments", "o-2", "{'payment':'y-5','minor':11,'state':'refused'}"),
                    event("10:04:00", "payments", "o-1", "{'payment':'y-3','minor':30,'state':'booked'}")),
            builder -> booked(builder, "booked"));

    private static final Trial CLICKS = new Trial(
            List.of(Replays.in("clicks", "string", "json"), Replays.out("so-far", "string", "long", Compare.PER_KEY)),
            List.of(
                    event("10:00:00", "clicks", "tea", "{'page':'tea'}"),
                    event("10:00:01", "clicks", "rope", "{'page':'rope'}"),
                    event("10:00:02", "clicks", "tea", "{'page':'tea'}"),
                    event("10:00:03", "clicks", "rope", "{'page':'rope'}")),
            builder -> read(builder, "clicks")
                    .groupByKey(GROUPED)
                    .count(Materialized.with(KEYS, Serdes.Long()))
                    .toStream()
                    .to("so-far", Produced.with(KEYS, Serdes.Long())));

    private static final Trial CENTS = new Trial(
            List.of(Replays.in("prices", "string", "json"), Replays.out("cents", "string", "json", Compare.PER_KEY)),
            List.of(
                    event("10:00:00", "prices", "tea", "{'price':'19.99'}"),
                    event("10:00:01", "prices", "rope", "{'price':'5.00'}"),
                    event("10:00:02", "prices", "sail", "{'price':'1136.10'}")),
            builder -> read(builder, "prices")
                    .mapValues(v -> number(
                            new BigDecimal(text(v, "price")).movePointRight(2).longValueExact()))
                    .to("cents", Story.WRITE));

    private static final Trial SUMS = new Trial(
            List.of(Replays.in("payments", "string", "json"), Replays.out("sums", "string", "json", Compare.PER_KEY)),
            List.of(
                    event("10:00:00", "payments", "o-1", "{'amount':0.10}"),
                    event("10:00:01", "payments", "o-1", "{'amount':0.20}"),
                    event("10:00:02", "payments", "o-2", "{'amount':7}")),
            builder -> sums(
                    builder,
                    (a, b) ->
                            JsonNodeFactory.instance.numberNode(a.decimalValue().add(b.decimalValue()))));

    private static final Trial LARGE = new Trial(
            SUMS.topics(),
            List.of(
                    event("10:00:00", "payments", "JPY", "{'amount':1900000000}"),
                    event("10:00:01", "payments", "EUR", "{'amount':1250}"),
                    event("10:00:02", "payments", "JPY", "{'amount':1900000000}")),
            builder -> sums(builder, (a, b) -> number(a.longValue() + b.longValue())));

    private Counts() {}

    static Stream<Planted> programs() {
        return Stream.of(
                Planted.wrong(
                        Kind.UPDATES_COUNTED,
                        "parcels as they pass",
                        PARCELS,
                        builder -> write(read(builder, "parcels")
                                .filter((_, v) -> v != null)
                                .groupBy((_, v) -> text(v, "depot"), GROUPED)
                                .count(Materialized.with(KEYS, Serdes.Long())))),
                Planted.wrong(
                        Kind.TOMBSTONE_IGNORED,
                        "parcels that are gone",
                        PARCELS,
                        builder -> depots(read(builder, "parcels")
                                .filter((_, v) -> v != null)
                                .toTable(Story.kept()))),
                Planted.right(
                        "parcels of a stream made a table",
                        PARCELS,
                        builder -> depots(read(builder, "parcels").toTable(Story.kept()))),
                Planted.wrong(Kind.DUPLICATES_COUNTED, "payments twice", PAYMENTS, builder -> paid(builder, false)),
                Planted.wrong(Kind.FILTER_INVERTED, "refused payments", BOOKED, builder -> booked(builder, "refused")),
                Planted.wrong(Kind.FILTER_MISSING, "refused payments too", BOOKED, builder -> booked(builder, "")),
                Planted.wrong(
                        Kind.ONLY_FIRST,
                        "the first payment",
                        BOOKED,
                        builder -> write(
                                read(builder, "payments")
                                        .filter((_, v) -> text(v, "state").equals("booked"))
                                        .mapValues(v -> v.path("minor").asLong())
                                        .groupByKey(Grouped.with(KEYS, Serdes.Long()))
                                        .reduce((a, _) -> a),
                                "paid")),
                Planted.wrong(
                                Kind.STATE_IN_FIELD,
                                "one counter",
                                CLICKS,
                                builder -> read(builder, "clicks")
                                        .process(OneCounter::new)
                                        .to("so-far", Produced.with(KEYS, Serdes.Long())))
                        .with(new Habit("state", "the field `count`", "OneCounter, line 12")),
                Planted.right(
                        "a counter a key",
                        CLICKS,
                        builder -> read(builder, "clicks")
                                .process(CounterAKey::new)
                                .to("so-far", Produced.with(KEYS, Serdes.Long()))),
                Planted.wrong(
                        Kind.MONEY_AS_FLOAT,
                        "cents of doubles",
                        CENTS,
                        builder -> read(builder, "prices")
                                .mapValues(v -> number((long) (Double.parseDouble(text(v, "price")) * 100)))
                                .to("cents", Story.WRITE)),
                Planted.right(
                        "cents of text",
                        CENTS,
                        builder -> read(builder, "prices")
                                .mapValues(v ->
                                        number(Long.parseLong(text(v, "price").replace(".", ""))))
                                .to("cents", Story.WRITE)),
                Planted.wrong(
                        Kind.MONEY_AS_FLOAT,
                        "sums of doubles",
                        SUMS,
                        builder -> sums(
                                builder,
                                (a, b) -> JsonNodeFactory.instance.numberNode(a.doubleValue() + b.doubleValue()))),
                Planted.wrong(
                        Kind.NUMBER_OVERFLOW,
                        "sums of 32 bits",
                        LARGE,
                        builder -> sums(builder, (a, b) -> number(a.intValue() + b.intValue()))));
    }

    private static void depots(KTable<String, JsonNode> parcels) {
        write(parcels.groupBy((_, v) -> KeyValue.pair(text(v, "depot"), v), GROUPED)
                .count(Materialized.with(KEYS, Serdes.Long())));
    }

    private static void write(KTable<String, Long> table) {
        write(table, "per-depot");
    }

    private static void write(KTable<String, Long> table, String topic) {
        table.toStream().to(topic, Produced.with(KEYS, Serdes.Long()));
    }

    private static void paid(StreamsBuilder builder, boolean once) {
        write(
                read(builder, "payments")
                        .groupByKey(GROUPED)
                        .aggregate(
                                Story::object,
                                (_, v, paid) -> {
                                    var before = ((ObjectNode) paid).deepCopy();
                                    var id = once ? text(v, "payment") : text(v, "payment") + before.size();
                                    before.put(id, v.path("minor").asLong());
                                    return before;
                                },
                                Story.kept())
                        .mapValues(paid ->
                                paid.valueStream().mapToLong(JsonNode::asLong).sum()),
                "paid");
    }

    private static void booked(StreamsBuilder builder, String state) {
        write(
                read(builder, "payments")
                        .filter((_, v) -> text(v, "state").contains(state))
                        .mapValues(v -> v.path("minor").asLong())
                        .groupByKey(Grouped.with(KEYS, Serdes.Long()))
                        .reduce(Long::sum),
                "paid");
    }

    private static void sums(StreamsBuilder builder, Reducer<JsonNode> sum) {
        read(builder, "payments")
                .mapValues(v -> v.path("amount"))
                .groupByKey(GROUPED)
                .reduce(sum, Story.kept())
                .toStream()
                .to("sums", Story.WRITE);
    }

    private static final class OneCounter extends ContextualProcessor<String, JsonNode, String, Long> {
        private long count;

        @Override
        public void process(Record<String, JsonNode> record) {
            context().forward(record.withValue(++count));
        }
    }

    private static final class CounterAKey extends ContextualProcessor<String, JsonNode, String, Long> {
        private final Map<String, Long> counts = new HashMap<>();

        @Override
        public void process(Record<String, JsonNode> record) {
            context().forward(record.withValue(counts.merge(record.key(), 1L, Long::sum)));
        }
    }
}
