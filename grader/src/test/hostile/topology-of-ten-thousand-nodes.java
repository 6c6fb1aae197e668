// tries: a topology of ten thousand nodes
// outcome: passed | exceeded-limit time | exceeded-limit memory | failed
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

class Loud {
    static Topology topology() {
        var builder = new StreamsBuilder();
        var words = builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()));
        for (int i = 0; i < 10_000; i++) words = words.mapValues(word -> word.toUpperCase());
        words.to("loud", Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }
}
