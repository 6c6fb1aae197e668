import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import java.util.List;

class Loud {
    private static final String FIRST = List.<String>of().getFirst();

    static Topology topology() {
        var builder = new StreamsBuilder();
        builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                .to(FIRST, Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }
}
