package dev.millrace.content.scaffold;

/// What new files hold. Words with a dollar are filled in.
final class Templates {
    static final String LESSON = """
            ---
            title: $title
            kind: lecture
            minutes: 10
            outcomes: [$outcome]
            ---

            Begin with a question or a failure that your readers know, and leave it open.

            ## One idea

            One idea for each heading; then come back to the question.
            """;

    static final String STREAMS = """
            title: $title
            label: $label
            kind: streams
            minutes: 20
            outcomes: [$outcome]
            entry: $entry
            limits: {time: PT10S, memory: 256MiB}
            topics:
              orders:      {role: in,  key: string, value: json}
              orders-paid: {role: out, key: string, value: json, compare: per-key}
            cases:
              - {id: first, title: "Only paid orders come out"}
            """;

    static final String STREAMS_BRIEF = """
            Tell the story: who needs this, and what goes wrong without it.

            ## The contract

            | topic | key | value |
            |---|---|---|
            | `orders` | customer | an order as JSON |
            | `orders-paid` | customer | the same order, if its `status` is `PAID` |

            ## Stretch goal

            Something for those who are done early.
            """;

    static final String HINTS = """
            ## Where to look first
            A nudge. Two more hints follow, the last one close to the solution.
            """;

    static final String STARTER = """
            import dev.millrace.lab.JsonSerde;
            import org.apache.kafka.common.serialization.Serdes;
            import org.apache.kafka.streams.StreamsBuilder;
            import org.apache.kafka.streams.Topology;
            import org.apache.kafka.streams.kstream.Consumed;
            import org.apache.kafka.streams.kstream.Produced;

            public class $entry {

                static Topology topology() {
                    StreamsBuilder builder = new StreamsBuilder();

                    // TODO let only paid orders pass
                    builder.stream("orders", Consumed.with(Serdes.String(), JsonSerde.nodes()))
                            .to("orders-paid", Produced.with(Serdes.String(), JsonSerde.nodes()));
                    return builder.build();
                }
            }
            """;

    static final String SOLUTION = STARTER.replace("        // TODO let only paid orders pass\n", "")
            .replace(
                    "JsonSerde.nodes()))\n                .to(",
                    "JsonSerde.nodes()))\n                .filter((customer, order) -> order != null"
                            + " && order.path(\"status\").asText().equals(\"PAID\"))\n                .to(");

    static final String INPUT = """
            {"topic":"orders","key":"c-17","value":{"orderId":"o-1","status":"PAID"},"timestamp":"2026-03-02T08:00:00Z"}
            {"topic":"orders","key":"c-04","value":{"orderId":"o-2","status":"PLACED"},"timestamp":"2026-03-02T08:01:00Z","note":"not paid"}
            """;

    static final String EXPECTED = """
            {"topic":"orders-paid","key":"c-17","value":{"orderId":"o-1","status":"PAID"}}
            """;

    static final String BROKER = """
            title: $title
            label: $label
            kind: broker
            minutes: 20
            outcomes: [$outcome]
            services: [kafka]
            checks:
              - {id: three-partitions, title: "Topic returns has 3 partitions", topic: {name: returns, partitions: 3}}
            """;

    static final String BROKER_BRIEF = """
            Tell the story: what is there, and what is to be there in the end. Your broker is at `{{bootstrap}}`.

            ## What is checked

            The topic `{{prefix}}returns` with 3 partitions.

            ## Stretch goal

            Something for those who are done early.
            """;

    static final String SOLVE = """
            - topic: {name: returns, partitions: 3}
            """;

    private Templates() {}
}
