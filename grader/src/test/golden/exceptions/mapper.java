import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

class Loud {
    static Topology topology() {
        var builder = new StreamsBuilder();
        builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                .mapValues(word -> shout(word))
                .to("loud", Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }

    private static String shout(String word) {
        return new Shouter(word).loud();
    }

    private record Shouter(String word) {
        String loud() {
            if (word.endsWith("1")) {
                throw new IllegalArgumentException("I cannot shout " + word, new NumberFormatException("inner"));
            }
            return word.toUpperCase();
        }
    }
}
