// tries: a punctuator that never returns
// outcome: exceeded-limit time | failed
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

class Loud {
    static Topology topology() {
        var builder = new StreamsBuilder();
        builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                .process(Again::new)
                .to("loud", Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }

    static final class Again extends ContextualProcessor<String, String, String, String> {
        private Cancellable armed;

        @Override
        public void process(Record<String, String> record) {
            arm();
        }

        private void arm() {
            if (armed != null) armed.cancel();
            armed = context().schedule(Duration.ofMillis(1), PunctuationType.STREAM_TIME, now -> {
                while (now >= 0) Thread.onSpinWait();
            });
        }
    }
}
