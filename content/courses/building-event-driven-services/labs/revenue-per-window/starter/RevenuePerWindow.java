import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.lab.JsonSerde;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;

public class RevenuePerWindow {

    /** What finance reads from the topic `revenue`. */
    record Revenue(String currency, Instant windowStart, Instant windowEnd, long orders, long minor) {}

    static Topology topology() {
        Serde<String> keys = Serdes.String();
        Serde<JsonNode> json = JsonSerde.nodes();
        StreamsBuilder builder = new StreamsBuilder();

        KStream<String, JsonNode> orders = builder.stream("orders", Consumed.with(keys, json));

        // TODO leave out what does not count
        // TODO group by currency: orders arrive keyed by customer
        // TODO five-minute windows with one minute of grace
        // TODO add up
        // TODO one final result a window
        KStream<String, Revenue> revenue = orders.mapValues(order -> new Revenue(null, null, null, 1, 0));

        revenue.to("revenue", Produced.with(keys, JsonSerde.of(Revenue.class)));
        return builder.build();
    }
}
