import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import java.util.List;

class Loud {
    static Topology topology() {
        var builder = new StreamsBuilder();
        builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                .mapValues(word -> word + Helper.SUFFIX)
                .to("loud", Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }

    private static final class Helper {
        static final String SUFFIX = List.of("!").get(1);
    }
}
