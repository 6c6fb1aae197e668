// tries: a serde that gives other bytes each time, and none at all
// outcome: failed
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

class Loud {
    private static int calls;

    static Topology topology() {
        Serde<String> lying = Serdes.serdeFrom(
                (topic, word) -> calls++ % 3 == 0 ? null : new byte[] {-1, -2, (byte) calls, 0},
                (topic, bytes) -> calls++ % 3 == 0 ? null : "lie-" + calls);
        var builder = new StreamsBuilder();
        builder.stream("words", Consumed.with(Serdes.String(), lying)).to("loud", Produced.with(lying, lying));
        return builder.build();
    }
}
