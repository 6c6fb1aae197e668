import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.lab.JsonSerde;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.Suppressed.BufferConfig;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;

public class RevenuePerWindow {

    /** The running total of one currency in one window. */
    record Total(long orders, long minor) {
        Total plus(long amount) {
            return new Total(orders + 1, minor + amount);
        }
    }

    /** What finance reads from the topic `revenue`. */
    record Revenue(String currency, Instant windowStart, Instant windowEnd, long orders, long minor) {}

    static Topology topology() {
        Serde<String> keys = Serdes.String();
        Serde<JsonNode> json = JsonSerde.nodes();
        TimeWindows fiveMinutes = TimeWindows.ofSizeAndGrace(Duration.ofMinutes(5), Duration.ofMinutes(1));

        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("orders", Consumed.with(keys, json))
                .filter((customer, order) -> counts(order))
                .groupBy((customer, order) -> currency(order), Grouped.with(keys, json))
                .windowedBy(fiveMinutes)
                .aggregate(
                        () -> new Total(0, 0),
                        (currency, order, total) -> total.plus(minor(order).longValue()),
                        Materialized.with(keys, JsonSerde.of(Total.class)))
                .suppress(Suppressed.untilWindowCloses(BufferConfig.unbounded()))
                .toStream()
                .map((window, total) -> KeyValue.pair(window.key(), revenue(window, total)))
                .to("revenue", Produced.with(keys, JsonSerde.of(Revenue.class)));
        return builder.build();
    }

    private static boolean counts(JsonNode order) {
        return order != null && currency(order) != null && minor(order).longValue() > 0;
    }

    private static String currency(JsonNode order) {
        return order.path("total").path("currency").textValue();
    }

    private static JsonNode minor(JsonNode order) {
        return order.path("total").path("minor");
    }

    private static Revenue revenue(Windowed<String> window, Total total) {
        return new Revenue(
                window.key(),
                window.window().startTime(),
                window.window().endTime(),
                total.orders(),
                total.minor());
    }
}
