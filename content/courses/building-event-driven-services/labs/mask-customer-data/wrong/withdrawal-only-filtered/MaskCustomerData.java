import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.lab.JsonSerde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

public class MaskCustomerData {

    /** What the agency may see of a customer. Nothing else leaves. */
    record Masked(String customerId, String email, String phone, String cardBrand, String country) {}

    static Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("customers", Consumed.with(Serdes.String(), JsonSerde.nodes()))
                .filter((id, customer) -> customer == null || (!isTrue(customer, "test") && mayLeave(customer)))
                .mapValues((id, customer) -> mayLeave(customer) ? mask(id, customer) : null)
                .to("customers-masked", Produced.with(Serdes.String(), JsonSerde.of(Masked.class)));
        return builder.build();
    }

    private static boolean mayLeave(JsonNode customer) {
        return customer != null && isTrue(customer, "marketingConsent");
    }

    private static Masked mask(String id, JsonNode customer) {
        return new Masked(
                id,
                maskEmail(text(customer, "email")),
                maskPhone(text(customer, "phone")),
                text(customer.path("card"), "brand"),
                text(customer, "country"));
    }

    private static String maskEmail(String email) {
        int at = email == null ? -1 : email.indexOf('@');
        return at < 1 ? null : email.charAt(0) + "***" + email.substring(at);
    }

    private static String maskPhone(String phone) {
        String digits = phone == null ? "" : phone.replaceAll("[^0-9]", "");
        return digits.length() < 4 ? null : "***" + digits.substring(digits.length() - 2);
    }

    /** The text of a field, or null where it is missing, null or not text. */
    private static String text(JsonNode node, String field) {
        return node.path(field).textValue();
    }

    private static boolean isTrue(JsonNode node, String field) {
        return node.path(field).isBoolean() && node.path(field).booleanValue();
    }
}
