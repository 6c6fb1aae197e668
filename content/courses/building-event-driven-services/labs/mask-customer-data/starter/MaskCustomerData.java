import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.lab.JsonSerde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;

public class MaskCustomerData {

    /** What the agency may see of a customer. Nothing else leaves. */
    record Masked(String customerId, String email, String phone, String cardBrand, String country) {}

    static Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();

        KStream<String, JsonNode> customers =
                builder.stream("customers", Consumed.with(Serdes.String(), JsonSerde.nodes()));

        // TODO rule 1: a tombstone passes as a tombstone
        // TODO rule 2: a test account writes nothing
        // TODO rule 3: no consent writes a tombstone
        // TODO rule 4: everybody else leaves masked
        KStream<String, Masked> masked = customers.mapValues((id, customer) -> mask(id, customer));

        masked.to("customers-masked", Produced.with(Serdes.String(), JsonSerde.of(Masked.class)));
        return builder.build();
    }

    static Masked mask(String id, JsonNode customer) {
        return new Masked(id, null, null, null, null);
    }
}
