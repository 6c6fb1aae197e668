// tries: escape sequences and markup in keys and values
// outcome: failed
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
            context().forward(new Record<>(
                    "\u001b[31m\u202ekey</td>", "\u001b]0;owned\u0007\u009b\u0000<script>alert(1)</script>", record.timestamp()));
        }
    }
}
