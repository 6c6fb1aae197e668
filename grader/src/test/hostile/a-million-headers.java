// tries: a record with a million headers
// outcome: exceeded-limit output | exceeded-limit memory
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
                .process(Bomb::new)
                .to("loud", Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }

    static final class Bomb extends ContextualProcessor<String, String, String, String> {
        @Override
        public void process(Record<String, String> record) {
            for (int i = 0; i < 1_000_000; i++) record.headers().add("h" + i, new byte[0]);
            context().forward(record);
        }
    }
}
