// tries: a JSON number that is short to write and takes a gigabyte to compare
// outcome: failed
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

class Loud {
    static Topology topology() {
        var builder = new StreamsBuilder();
        builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                .mapValues(word -> "{\"amount\": 1e999999999, \"small\": 1e-999999999}")
                .mapValues(json -> json.getBytes(StandardCharsets.UTF_8))
                .to("facts", Produced.with(Serdes.String(), Serdes.ByteArray()));
        return builder.build();
    }
}
