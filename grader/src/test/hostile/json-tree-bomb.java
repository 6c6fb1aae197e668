// tries: a JSON text of a megabyte that makes a tree of many
// outcome: failed | exceeded-limit output
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
                .mapValues(word -> "[" + "[],".repeat(340_000) + "0]")
                .mapValues(json -> json.getBytes(StandardCharsets.UTF_8))
                .to("facts", Produced.with(Serdes.String(), Serdes.ByteArray()));
        return builder.build();
    }
}
