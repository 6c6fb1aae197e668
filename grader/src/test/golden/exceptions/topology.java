import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import java.util.Map;

class Loud {
    private static final Map<String, String> TOPICS = Map.of();

    static Topology topology() {
        var builder = new StreamsBuilder();
        builder.stream(TOPICS.get("in").strip(), Consumed.with(Serdes.String(), Serdes.String()))
                .to("loud", Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }
}
