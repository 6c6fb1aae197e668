import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.common.errors.SerializationException;

class Loud {
    static Topology topology() {
        var builder = new StreamsBuilder();
        var numbers = Serdes.serdeFrom((topic, number) -> number.toString().getBytes(), Loud::number);
        builder.stream("words", Consumed.with(Serdes.String(), numbers))
                .to("loud", Produced.with(Serdes.String(), numbers));
        return builder.build();
    }

    private static Integer number(String topic, byte[] bytes) {
        try {
            return Integer.valueOf(new String(bytes));
        } catch (NumberFormatException e) {
            throw new SerializationException("not a number", e);
        }
    }
}
