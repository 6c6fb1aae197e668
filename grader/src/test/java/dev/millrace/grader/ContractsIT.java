package dev.millrace.grader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.contract.Contracts;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.ExpectedRecord;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.exercise.TopicSpec.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Submissions that read one contract and write another, in a real worker: Avro in, Protobuf out.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContractsIT {
    private static final Path FOLDER = Path.of("src/test/resources/contracts");
    private final Grader grader = new Grader(GraderSettings.of(Samples.HOME).withWarm(0, 0));

    @AfterAll
    void close() {
        grader.close();
    }

    @Test
    void genericRecordsAndMessages() throws IOException {
        passes("""
                var money = ProtobufSerde.descriptor("money#Money");
                builder.stream("orders", Consumed.with(Serdes.String(), AvroSerde.generic("order-placed")))
                        .mapValues(order -> {
                            var total = (GenericRecord) order.get("total");
                            return DynamicMessage.newBuilder(money)
                                    .setField(money.findFieldByName("minor"), total.get("minor"))
                                    .setField(money.findFieldByName("currency"), total.get("currency").toString())
                                    .build();
                        })
                        .to("totals", Produced.with(Serdes.String(), ProtobufSerde.generic(money)));
                """);
    }

    @Test
    void recordsOfTheStudentsOwn() throws IOException {
        passes("""
                builder.stream("orders", Consumed.with(Serdes.String(), AvroSerde.of(Order.class, "order-placed")))
                        .mapValues(Order::total)
                        .to("totals", Produced.with(Serdes.String(), ProtobufSerde.of(Money.class, "money#Money")));
                """);
    }

    @Test
    void generatedClassesAmongTheSources() throws IOException {
        passes("""
                builder.stream("orders", Consumed.with(Serdes.String(), AvroSerde.generic("order-placed")))
                        .mapValues(order -> new Total((Long) ((GenericRecord) order.get("total")).get("minor")))
                        .repartition(Repartitioned.with(Serdes.String(), AvroSerde.specific(Total.class)))
                        .mapValues(total -> new Money((Long) total.get(0), "EUR"))
                        .to("totals", Produced.with(Serdes.String(), ProtobufSerde.of(Money.class, "money#Money")));
                """);
    }

    private void passes(String pipeline) throws IOException {
        var source = """
                import com.google.protobuf.DynamicMessage;
                import dev.millrace.lab.*;
                import java.util.*;
                import org.apache.avro.Schema;
                import org.apache.avro.generic.GenericRecord;
                import org.apache.kafka.common.serialization.Serdes;
                import org.apache.kafka.streams.*;
                import org.apache.kafka.streams.kstream.*;
                public class Totals {
                    record Order(String orderId, Money total) {}
                    record Money(long minor, String currency) {}
                    static Topology topology() {
                        var builder = new StreamsBuilder();
                        %s
                        return builder.build();
                    }
                }
                """.formatted(pipeline);
        var generated = """
                public class Total extends org.apache.avro.specific.SpecificRecordBase {
                    public static final org.apache.avro.Schema SCHEMA$ = new org.apache.avro.Schema.Parser().parse(
                            "{\\"type\\":\\"record\\",\\"name\\":\\"Total\\",\\"fields\\":[{\\"name\\":\\"minor\\",\\"type\\":\\"long\\"}]}");
                    private long minor;
                    public Total() {}
                    public Total(long minor) { this.minor = minor; }
                    public org.apache.avro.Schema getSchema() { return SCHEMA$; }
                    public Object get(int field) { return minor; }
                    public void put(int field, Object value) { minor = (Long) value; }
                }
                """;
        var files = Map.of("Totals.java", source, "Total.java", generated);
        var verdict = grader.grade(new Submission("ann", files, exercise(), Scope.ALL), _ -> {});
        assertThat(verdict.outcome()).as("%s", verdict).isEqualTo(Outcome.PASSED);
    }

    private static Exercise exercise() throws IOException {
        var topics = List.of(
                new TopicSpec("orders", Role.IN, "string", "avro/order-placed", Compare.PER_KEY),
                new TopicSpec("totals", Role.OUT, "string", "protobuf/money#Money", Compare.PER_KEY));
        var contracts = new Contracts(Map.of(
                "order-placed.avsc",
                Files.readString(FOLDER.resolve("order-placed.avsc")),
                "money.proto",
                "syntax = \"proto3\"; message Money { int64 minor = 1; string currency = 2; }"));
        var order = Samples.json("""
                {"orderId":"o-1","customerId":"c-1","total":{"minor":1250,"currency":"EUR"},"placedAt":"2026-03-01T10:04:00Z"}""");
        var arrival = new InputEvent.Arrival(
                "orders", Samples.text("k"), order, Instant.EPOCH, Map.of(), OptionalInt.empty(), "");
        var total = new ExpectedRecord(
                "totals",
                Samples.text("k"),
                Samples.json("{\"minor\":1250,\"currency\":\"EUR\"}"),
                Optional.empty(),
                Optional.empty());
        var one = new Case("one", "One order", false, List.of(arrival), List.of(total));
        return new Exercise(
                "totals", "Totals", Limits.DEFAULT, topics, List.of(one), BigDecimal.ZERO, contracts, List.of());
    }
}
