import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

class Loud {
    static Topology topology() {
        var builder = new StreamsBuilder();
        builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                .process(Ticking::new)
                .to("loud", Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }

    static final class Ticking extends ContextualProcessor<String, String, String, String> {
        private String last;

        @Override
        public void init(ProcessorContext<String, String> context) {
            super.init(context);
            context.schedule(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, this::tick);
        }

        @Override
        public void process(Record<String, String> record) {
            context().forward(record.withValue(record.value().toUpperCase()));
        }

        private void tick(long now) {
            context().forward(new Record<>("k", last.toUpperCase(), now));
        }
    }
}
