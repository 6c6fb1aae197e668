import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

class Loud {
    static Topology topology() {
        var builder = new StreamsBuilder();
        builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                .process(Counting::new)
                .to("loud", Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }

    static final class Counting extends ContextualProcessor<String, String, String, String> {
        private int[] seen = new int[2];
        private int at;

        @Override
        public void process(Record<String, String> record) {
            seen[at++] = 1;
            context().forward(record.withValue(record.value().toUpperCase()));
        }
    }
}
