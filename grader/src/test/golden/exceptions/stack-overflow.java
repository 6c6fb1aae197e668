import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

class Loud {
    static Topology topology() {
        var builder = new StreamsBuilder();
        builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                .mapValues(word -> again(word))
                .to("loud", Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }

    private static String again(String word) {
        return again(word + "!");
    }
}
