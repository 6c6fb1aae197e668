// tries: a value whose toString, hashCode and equals never return, in a store
// outcome: exceeded-limit time | failed
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Produced;

class Loud {
    static final class Bomb {
        @Override
        public String toString() {
            while (true) Thread.onSpinWait();
        }

        @Override
        public int hashCode() {
            throw new StackOverflowError();
        }

        @Override
        public boolean equals(Object other) {
            return true;
        }
    }

    static Topology topology() {
        Serde<Bomb> bombs = Serdes.serdeFrom((topic, bomb) -> new byte[1], (topic, bytes) -> new Bomb());
        var builder = new StreamsBuilder();
        builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                .mapValues(word -> new Bomb())
                .groupByKey(Grouped.with(Serdes.String(), bombs))
                .reduce((one, two) -> two)
                .toStream()
                .mapValues(String::valueOf)
                .to("loud", Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }
}
