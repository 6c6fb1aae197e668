// tries: thousands of topics of its own with odd names
// outcome: failed
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

class Loud {
    private static int count;

    static Topology topology() {
        var builder = new StreamsBuilder();
        var words = builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()));
        words.to((key, word, context) -> "\u001b[31m<b>" + "x".repeat(1000) + count++, Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }
}
