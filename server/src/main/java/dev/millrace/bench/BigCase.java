package dev.millrace.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.ExpectedRecord;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.exercise.TopicSpec.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// One case with very many events: toll gates report vehicles, and after each the gate's totals come out. As many
/// records come out as go in, all of them compared.
final class BigCase {
    private static final int GATES = 50;
    private static final String SOURCE = """
            import dev.millrace.lab.JsonSerde;
            import org.apache.kafka.common.serialization.Serdes;
            import org.apache.kafka.streams.StreamsBuilder;
            import org.apache.kafka.streams.Topology;
            import org.apache.kafka.streams.kstream.Consumed;
            import org.apache.kafka.streams.kstream.Materialized;
            import org.apache.kafka.streams.kstream.Produced;

            public class Tolls {
                record Passage(String vehicle, long cents) {}

                record Totals(long passages, long cents) {
                    Totals plus(Passage passage) {
                        return new Totals(passages + 1, cents + passage.cents());
                    }
                }

                static Topology topology() {
                    var builder = new StreamsBuilder();
                    builder.stream("passages", Consumed.with(Serdes.String(), JsonSerde.of(Passage.class)))
                            .groupByKey()
                            .aggregate(
                                    () -> new Totals(0, 0),
                                    (gate, passage, totals) -> totals.plus(passage),
                                    Materialized.with(Serdes.String(), JsonSerde.of(Totals.class)))
                            .toStream()
                            .to("totals", Produced.with(Serdes.String(), JsonSerde.of(Totals.class)));
                    return builder.build();
                }
            }
            """;

    private BigCase() {}

    static Map<String, String> files() {
        return Map.of("Tolls.java", SOURCE);
    }

    static Exercise exercise(int events) {
        var input = new ArrayList<InputEvent>();
        var expected = new ArrayList<ExpectedRecord>();
        var passages = new long[GATES];
        var cents = new long[GATES];
        for (int i = 0; i < events; i++) {
            int gate = i * 7 % GATES;
            long price = 250L + i % 40 * 5L;
            passages[gate]++;
            cents[gate] += price;
            input.add(passage(gate, i, price));
            var totals = object().put("passages", passages[gate]).put("cents", cents[gate]);
            var key = JsonNodeFactory.instance.textNode("gate-" + gate);
            expected.add(new ExpectedRecord("totals", key, totals, Optional.empty(), Optional.empty()));
        }
        var topics = List.of(topic("passages", Role.IN), topic("totals", Role.OUT));
        var cases = List.of(new Case("many", "Many passages", false, input, expected));
        var limits = new Limits(Duration.ofSeconds(60), Limits.DEFAULT.memoryBytes());
        return new Exercise("tolls", "Tolls", limits, topics, cases, BigDecimal.ZERO);
    }

    private static InputEvent passage(int gate, int number, long price) {
        return new InputEvent.Arrival(
                "passages",
                JsonNodeFactory.instance.textNode("gate-" + gate),
                object().put("vehicle", "v-" + number % 1000).put("cents", price),
                Instant.ofEpochSecond(number),
                Map.of(),
                OptionalInt.empty(),
                "");
    }

    private static TopicSpec topic(String name, Role role) {
        return new TopicSpec(name, role, "string", "json", Compare.PER_KEY);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
