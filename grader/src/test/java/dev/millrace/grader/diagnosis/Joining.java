package dev.millrace.grader.diagnosis;

import static dev.millrace.grader.diagnosis.Story.JSON;
import static dev.millrace.grader.diagnosis.Story.KEYS;
import static dev.millrace.grader.diagnosis.Story.WRITE;
import static dev.millrace.grader.diagnosis.Story.event;
import static dev.millrace.grader.diagnosis.Story.read;
import static dev.millrace.grader.diagnosis.Story.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.replay.Replays;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.Joined;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.jspecify.annotations.Nullable;

/// Orders with their customers and with their payments.
final class Joining {
    private static final List<TopicSpec> TOPICS = List.of(
            Replays.in("orders", "string", "json"),
            Replays.in("customers", "string", "json"),
            Replays.out("labels", "string", "json", Compare.PER_KEY));

    /// Every order gets a label, with the name where it is known.
    private static final Trial KNOWN = new Trial(
            TOPICS,
            List.of(
                    event("10:00:00", "customers", "c-1", "{'name':'Adaeze'}"),
                    event("10:00:10", "orders", "c-1", "{'order':'o-1','minor':500}"),
                    event("10:00:20", "orders", "c-2", "{'order':'o-2','minor':120}"),
                    event("10:00:30", "customers", "c-3", "{'name':'Bram'}"),
                    event("10:00:40", "orders", "c-3", "{'order':'o-3','minor':9}")),
            builder -> read(builder, "orders")
                    .leftJoin(builder.table("customers", Story.READ), Joining::label, joined())
                    .to("labels", WRITE));

    /// An order whose customer is not there yet waits for them.
    private static final Trial WAITING = new Trial(
            TOPICS,
            List.of(
                    event("10:00:00", "customers", "c-1", "{'name':'Adaeze'}"),
                    event("10:00:10", "orders", "c-1", "{'order':'o-1','minor':500}"),
                    event("10:00:20", "orders", "c-2", "{'order':'o-2','minor':120}"),
                    event("10:00:30", "customers", "c-2", "{'name':'Bram'}")),
            builder -> read(builder, "orders")
                    .toTable(Story.kept())
                    .join(builder.table("customers", Story.READ), Joining::label, Story.kept())
                    .toStream()
                    .to("labels", WRITE));

    /// Orders come under their own id and name their customer.
    private static final Trial NAMED = new Trial(
            TOPICS,
            List.of(
                    event("10:00:00", "customers", "c-1", "{'name':'Adaeze'}"),
                    event("10:00:05", "customers", "c-2", "{'name':'Bram'}"),
                    event("10:00:10", "orders", "o-1", "{'customer':'c-1','order':'o-1','minor':500}"),
                    event("10:00:20", "orders", "o-2", "{'customer':'c-2','order':'o-2','minor':120}")),
            builder -> byCustomer(read(builder, "orders").selectKey((_, v) -> text(v, "customer")), builder));

    private static final Trial PAID = new Trial(
            List.of(
                    Replays.in("orders", "string", "json"),
                    Replays.in("payments", "string", "json"),
                    Replays.out("labels", "string", "json", Compare.PER_KEY)),
            List.of(
                    event("10:00:00", "orders", "o-1", "{'order':'o-1','minor':500}"),
                    event("10:01:00", "payments", "o-1", "{'name':'y-1'}"),
                    event("10:02:00", "orders", "o-2", "{'order':'o-2','minor':120}"),
                    event("10:30:00", "orders", "o-3", "{'order':'o-3','minor':9}"),
                    event("10:03:00", "payments", "o-2", "{'name':'y-2'}"),
                    event("10:31:00", "payments", "o-3", "{'name':'y-3'}")),
            builder -> paid(builder, Duration.ofHours(1)));

    private Joining() {}

    static Stream<Planted> programs() {
        return Stream.of(
                Planted.wrong(
                        Kind.INNER_FOR_LEFT,
                        "known customers only",
                        KNOWN,
                        builder -> read(builder, "orders")
                                .join(builder.table("customers", Story.READ), Joining::label, joined())
                                .to("labels", WRITE)),
                Planted.right(
                        "names of a table of a stream",
                        KNOWN,
                        builder -> read(builder, "orders")
                                .leftJoin(read(builder, "customers").toTable(Story.kept()), Joining::label, joined())
                                .to("labels", WRITE)),
                Planted.wrong(
                        Kind.TABLE_JOIN_WAITS,
                        "a stream that should wait",
                        WAITING,
                        builder -> read(builder, "orders")
                                .join(builder.table("customers", Story.READ), Joining::label, joined())
                                .to("labels", WRITE)),
                Planted.wrong(
                        Kind.TABLE_JOIN_WAITS,
                        "a stream that goes without",
                        WAITING,
                        builder -> read(builder, "orders")
                                .leftJoin(builder.table("customers", Story.READ), Joining::label, joined())
                                .to("labels", WRITE)),
                Planted.wrong(
                        Kind.NOT_CO_PARTITIONED,
                        "order ids against customer ids",
                        NAMED,
                        builder -> byCustomer(read(builder, "orders"), builder)),
                Planted.wrong(
                        Kind.GRACE_MISSING, "no grace for payments", PAID, builder -> paid(builder, Duration.ZERO)),
                Planted.right("less grace that is enough", PAID, builder -> paid(builder, Duration.ofMinutes(40))));
    }

    private static Joined<String, JsonNode, JsonNode> joined() {
        return Joined.with(KEYS, JSON, JSON);
    }

    private static void byCustomer(KStream<String, JsonNode> orders, StreamsBuilder builder) {
        orders.join(builder.table("customers", Story.READ), Joining::label, joined())
                .to("labels", WRITE);
    }

    private static void paid(StreamsBuilder builder, Duration grace) {
        read(builder, "orders")
                .join(
                        read(builder, "payments"),
                        Joining::label,
                        JoinWindows.ofTimeDifferenceAndGrace(Duration.ofMinutes(5), grace),
                        StreamJoined.with(KEYS, JSON, JSON))
                .to("labels", WRITE);
    }

    private static JsonNode label(JsonNode order, @Nullable JsonNode other) {
        var label = Story.object().put("order", text(order, "order"));
        return label.put("minor", order.path("minor").asLong()).put("name", other == null ? null : text(other, "name"));
    }
}
