import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

class Loud {
    static Topology topology() {
        var builder = new StreamsBuilder();
        var fragile = Serdes.<String>serdeFrom(Loud::bytes, (topic, bytes) -> new String(bytes));
        builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                .to("loud", Produced.with(Serdes.String(), fragile));
        return builder.build();
    }

    private static byte[] bytes(String topic, String word) {
        throw new UnsupportedOperationException("no bytes for " + word);
    }
}
