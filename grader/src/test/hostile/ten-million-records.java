// tries: ten million records from one
// outcome: exceeded-limit memory | exceeded-limit output | exceeded-limit time
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

class Loud {
    static Topology topology() {
        var builder = new StreamsBuilder();
        builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                .flatMapValues(word -> () -> IntStream.range(0, 10_000_000).mapToObj(i -> "r" + i).iterator())
                .to("loud", Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }
}
