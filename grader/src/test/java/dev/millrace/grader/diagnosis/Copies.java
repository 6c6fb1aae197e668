package dev.millrace.grader.diagnosis;

import static dev.millrace.grader.diagnosis.Story.KEYS;
import static dev.millrace.grader.diagnosis.Story.WRITE;
import static dev.millrace.grader.diagnosis.Story.event;
import static dev.millrace.grader.diagnosis.Story.read;
import static dev.millrace.grader.diagnosis.Story.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.replay.Replays;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.ValueMapperWithKey;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Customers, stock and baskets passed on event by event: what happens to single records.
final class Copies {
    /// Customers without their names; who does not consent is taken out of the copy.
    private static final Trial CUSTOMERS = new Trial(
            List.of(
                    Replays.in("customers", "string", "json"),
                    Replays.out("masked", "string", "json", Compare.PER_KEY)),
            List.of(
                    event(
                            "10:00:00",
                            "customers",
                            "c-1",
                            "{'name':'Adaeze','mail':'a@example.org','land':'NO','consent':true}"),
                    event(
                            "10:00:10",
                            "customers",
                            "c-2",
                            "{'name':'Bram','mail':'b@example.org','land':'NL','consent':true}"),
                    event(
                            "10:00:20",
                            "customers",
                            "c-1",
                            "{'name':'Adaeze','mail':'a2@example.org','land':'NO','consent':true}"),
                    event("10:00:30", "customers", "c-2", "null"),
                    event(
                            "10:00:40",
                            "customers",
                            "c-3",
                            "{'name':'Chen','mail':'c@example.org','land':'CN','consent':true}")),
            builder -> masked(builder, (_, v) -> v == null ? null : mask(v)));

    private static final Trial CONSENT = new Trial(
            CUSTOMERS.topics(),
            List.of(
                    event("10:00:00", "customers", "c-1", "{'mail':'a@example.org','land':'NO','consent':true}"),
                    event("10:00:10", "customers", "c-2", "{'mail':'b@example.org','land':'NL','consent':true}"),
                    event("10:00:20", "customers", "c-1", "{'mail':'a@example.org','land':'NO','consent':false}")),
            builder -> masked(builder, (_, v) -> v.path("consent").asBoolean() ? mask(v) : null));

    private static final Trial GAPS = new Trial(
            CUSTOMERS.topics(),
            List.of(
                    event("10:00:00", "customers", "c-1", "{'mail':'a@example.org','land':'NO'}"),
                    event("10:00:10", "customers", "c-2", "{'mail':'b@example.org','land':'NL'}"),
                    event("10:00:20", "customers", "c-3", "{'mail':'c@example.org'}")),
            builder -> masked(builder, (_, v) -> mask(v)));

    private static final Trial ORDERS = new Trial(
            List.of(
                    Replays.in("orders", "string", "json"),
                    Replays.out("large", "string", "json", Compare.PER_KEY),
                    Replays.out("small", "string", "json", Compare.PER_KEY)),
            List.of(
                    event("10:00:00", "orders", "c-1", "{'order':'o-1','minor':50000}"),
                    event("10:00:10", "orders", "c-2", "{'order':'o-2','minor':120}"),
                    event("10:00:20", "orders", "c-1", "{'order':'o-3','minor':700}"),
                    event("10:00:30", "orders", "c-3", "{'order':'o-4','minor':90000}")),
            builder -> split(builder, "large", "small"));

    private static final Trial LARGE = new Trial(
            List.of(Replays.in("orders", "string", "json"), Replays.out("large", "string", "json", Compare.PER_KEY)),
            List.of(
                    event("10:00:00", "orders", "c-1", "{'order':'o-1','minor':50000}"),
                    event("10:00:10", "orders", "c-2", "{'order':'o-2','minor':120}"),
                    event("10:00:20", "orders", "c-1", "{'order':'o-3','minor':700}"),
                    event("10:00:30", "orders", "c-3", "{'order':'o-4','minor':90000}"),
                    event("10:00:40", "orders", "c-4", "{'order':'o-5','minor':60000}")),
            builder -> read(builder, "orders").filter((_, v) -> large(v)).to("large", WRITE));

    private static final Trial KEYED = new Trial(
            List.of(Replays.in("orders", "string", "json"), Replays.out("by-order", "string", "json", Compare.PER_KEY)),
            List.of(
                    event("10:00:00", "orders", "c-1", "{'order':'o-1','note':'first'}"),
                    event("10:00:10", "orders", "", "{'order':'o-2','note':'guest'}"),
                    event("10:00:20", "orders", "c-1", "{'order':'o-3','note':'again'}"),
                    event("10:00:25", "orders", "c-1", "{'order':'o-3','note':'changed'}")),
            builder -> read(builder, "orders")
                    .selectKey((_, v) -> text(v, "order"))
                    .to("by-order", WRITE));

    private static final Trial REPEATED = new Trial(
            KEYED.topics(),
            List.of(
                    event("10:00:00", "orders", "o-1", "{'order':'o-1','note':'first'}"),
                    event("10:00:10", "orders", "o-2", "{'order':'o-2','note':'guest'}"),
                    event("10:00:20", "orders", "o-1", "{'order':'o-1','note':'first'}")),
            builder -> read(builder, "orders").process(Once::new).to("by-order", WRITE));

    private static final Trial BASKETS = new Trial(
            List.of(
                    Replays.in("baskets", "string", "json"),
                    Replays.out("articles", "string", "json", Compare.PER_KEY)),
            List.of(
                    event("10:00:00", "baskets", "b-1", "{'articles':['tea','rope','sail']}"),
                    event("10:00:10", "baskets", "b-2", "{'articles':['tea']}"),
                    event("10:00:20", "baskets", "b-3", "{'articles':['oar','pump']}")),
            builder -> articles(builder, list -> list));

    private Copies() {}

    static Stream<Planted> programs() {
        return Stream.concat(customers(), orders());
    }

    private static Stream<Planted> customers() {
        return Stream.of(
                Planted.wrong(
                        Kind.TOMBSTONE_IGNORED,
                        "deleted customers stay",
                        CUSTOMERS,
                        builder -> read(builder, "customers")
                                .filter((_, v) -> v != null)
                                .mapValues(Copies::mask)
                                .to("masked", WRITE)),
                Planted.wrong(
                        Kind.TOMBSTONE_AS_VALUE,
                        "an empty customer",
                        CUSTOMERS,
                        builder -> masked(builder, (_, v) -> v == null ? nobody() : mask(v))),
                Planted.wrong(
                        Kind.TOMBSTONE_CRASH,
                        "no deleted customer is expected",
                        CUSTOMERS,
                        builder -> masked(builder, (_, v) -> mask(v))),
                Planted.right("tombstones by another way", CUSTOMERS, Copies::branched),
                Planted.wrong(
                        Kind.FIELD_NAME,
                        "the mail is an e-mail",
                        CUSTOMERS,
                        builder -> masked(builder, (_, v) -> {
                            var masked = v == null ? null : (ObjectNode) mask(v);
                            return masked == null ? null : masked.set("email", masked.remove("mail"));
                        })),
                Planted.wrong(
                        Kind.FIELD_NOT_READ,
                        "the land is a country",
                        CUSTOMERS,
                        builder -> masked(builder, (_, v) -> {
                            var masked = v == null ? null : (ObjectNode) mask(v);
                            return masked == null ? null : masked.set("land", v.get("country"));
                        })),
                Planted.wrong(
                        Kind.SERDE,
                        "text in quotes where JSON is",
                        CUSTOMERS,
                        builder -> read(builder, "customers")
                                .mapValues(v -> v == null ? null : "masked " + text(v, "land"))
                                .to("masked", Produced.with(KEYS, Serdes.String()))),
                Planted.wrong(
                        Kind.SERDE,
                        "numbers read as text",
                        CUSTOMERS,
                        builder -> builder.stream("customers", Consumed.with(KEYS, Serdes.Long()))
                                .to("masked", Produced.with(KEYS, Serdes.Long()))),
                Planted.wrong(
                        Kind.COPY_NOT_DELETED,
                        "no consent, no record",
                        CONSENT,
                        builder -> read(builder, "customers")
                                .filter((_, v) -> v.path("consent").asBoolean())
                                .mapValues(Copies::mask)
                                .to("masked", WRITE)),
                Planted.wrong(
                        Kind.MISSING_FIELD_CRASH,
                        "every customer has a land",
                        GAPS,
                        builder -> masked(
                                builder,
                                (_, v) -> ((ObjectNode) mask(v))
                                        .put("land", v.get("land").textValue()))),
                Planted.wrong(
                        Kind.WRONG_TOPIC,
                        "masked is misspelt",
                        CUSTOMERS,
                        builder -> read(builder, "customers")
                                .mapValues(v -> v == null ? null : mask(v))
                                .to("maskd", WRITE)),
                Planted.wrong(
                        Kind.WRONG_TOPIC,
                        "customer for customers",
                        CUSTOMERS,
                        builder -> read(builder, "customer")
                                .mapValues(v -> v == null ? null : mask(v))
                                .to("masked", WRITE)));
    }

    private static Stream<Planted> orders() {
        return Stream.of(
                Planted.wrong(
                        Kind.WRONG_TOPIC,
                        "large and small exchanged",
                        ORDERS,
                        builder -> split(builder, "small", "large")),
                Planted.wrong(
                        Kind.FILTER_INVERTED,
                        "not the large ones",
                        LARGE,
                        builder -> read(builder, "orders")
                                .filter((_, v) -> !large(v))
                                .to("large", WRITE)),
                Planted.right(
                        "large ones by exclusion",
                        LARGE,
                        builder -> read(builder, "orders")
                                .filterNot((_, v) -> !large(v))
                                .to("large", WRITE)),
                Planted.wrong(Kind.WRITTEN_TWICE, "to the topic by two ways", LARGE, builder -> {
                    var large = read(builder, "orders").filter((_, v) -> large(v));
                    large.to("large", WRITE);
                    large.to("large", WRITE);
                }),
                Planted.wrong(
                        Kind.NULL_KEY_DROPPED,
                        "a table of customers first",
                        KEYED,
                        builder -> read(builder, "orders")
                                .toTable(Story.kept())
                                .toStream()
                                .selectKey((_, v) -> text(v, "order"))
                                .to("by-order", WRITE)),
                Planted.wrong(
                        Kind.KEY_CHANGED,
                        "by customer still",
                        KEYED,
                        builder ->
                                read(builder, "orders").filter((k, _) -> true).to("by-order", WRITE)),
                Planted.wrong(
                        Kind.KEY_LOST,
                        "no key at all",
                        KEYED,
                        builder -> read(builder, "orders")
                                .map((_, v) -> KeyValue.<@Nullable String, JsonNode>pair(null, v))
                                .to("by-order", WRITE)),
                Planted.wrong(
                        Kind.ORDER_BROKEN,
                        "every second one later",
                        KEYED,
                        builder -> read(builder, "orders")
                                .selectKey((_, v) -> text(v, "order"))
                                .process(Late::new)
                                .to("by-order", WRITE)),
                Planted.wrong(
                        Kind.DUPLICATES_COUNTED,
                        "whatever comes",
                        REPEATED,
                        builder -> read(builder, "orders").to("by-order", WRITE)),
                Planted.wrong(
                        Kind.ONLY_FIRST,
                        "the first article",
                        BASKETS,
                        builder -> articles(builder, list -> list.subList(0, 1))),
                Planted.wrong(
                        Kind.ONLY_LAST,
                        "the last article",
                        BASKETS,
                        builder -> articles(builder, list -> list.subList(list.size() - 1, list.size()))),
                Planted.right(
                        "articles one by one",
                        BASKETS,
                        builder -> read(builder, "baskets")
                                .flatMapValues(
                                        v -> v.path("articles").valueStream().toList())
                                .to("articles", WRITE)));
    }

    private static void masked(StreamsBuilder builder, ValueMapperWithKey<String, JsonNode, @Nullable JsonNode> mask) {
        read(builder, "customers").mapValues(mask).to("masked", WRITE);
    }

    private static void branched(StreamsBuilder builder) {
        KStream<String, JsonNode> customers = read(builder, "customers");
        customers.filter((_, v) -> v == null).to("masked", WRITE);
        customers.filter((_, v) -> v != null).mapValues(Copies::mask).to("masked", WRITE);
    }

    private static JsonNode mask(JsonNode customer) {
        var masked = Story.object().put("mail", text(customer, "mail").replaceAll("^(.).*@", "$1***@"));
        return masked.put("land", customer.get("land") == null ? null : text(customer, "land"))
                .put("letters", text(customer, "mail").length());
    }

    private static JsonNode nobody() {
        return Story.object().put("mail", "").putNull("land").put("letters", 0);
    }

    private static boolean large(JsonNode order) {
        return order.path("minor").asLong() >= 1000;
    }

    private static void split(StreamsBuilder builder, String large, String small) {
        var orders = read(builder, "orders");
        orders.filter((_, v) -> large(v)).to(large, WRITE);
        orders.filter((_, v) -> !large(v)).to(small, WRITE);
    }

    private static void articles(StreamsBuilder builder, UnaryOperator<List<JsonNode>> some) {
        read(builder, "baskets")
                .flatMapValues(v -> some.apply(v.path("articles").valueStream().toList()))
                .to("articles", WRITE);
    }

    /// Forwards what it has not seen.
    private static final class Once extends ContextualProcessor<String, JsonNode, String, JsonNode> {
        private final List<JsonNode> seen = new ArrayList<>();

        @Override
        public void process(Record<String, JsonNode> record) {
            if (!seen.contains(record.value())) {
                seen.add(record.value());
                context().forward(record);
            }
        }
    }

    /// Keeps the first record of the order o-3 until another has passed.
    private static final class Late extends ContextualProcessor<String, JsonNode, String, JsonNode> {
        private @Nullable Record<String, JsonNode> held;

        @Override
        public void process(Record<String, JsonNode> record) {
            if (held == null && record.key().equals("o-3")) {
                held = record;
                return;
            }
            context().forward(record);
            if (held != null) {
                context().forward(held);
            }
        }
    }
}
