package dev.millrace.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Timestamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The serdes with the contracts in `src/test/resources/contracts`.
final class ContractSerdesTest {
    record Money(long minor, String currency) {}

    record Order(
            String orderId,
            Money total,
            Instant placedAt,
            @Nullable String voucher,
            List<String> lines) {}

    record AvroOrder(
            String orderId,
            String customerId,
            Money total,
            Instant placedAt,
            BigDecimal rate,
            Map<String, Integer> stock) {}

    record Line(String sku, long count) {}

    record ProtobufOrder(String orderId, String customer, Money total, List<Line> lines, Instant placedAt) {}

    private static final Instant AT = Instant.parse("2026-03-01T10:04:00.123Z");

    @Test
    void avroRecordsOfYourOwn() {
        var order = new AvroOrder("o-1", "c-1", new Money(5, "EUR"), AT, new BigDecimal("1.50"), Map.of("quay", 3));
        assertThat(there(AvroSerde.of(AvroOrder.class, "order-placed"), order)).isEqualTo(order);
        var bytes = AvroSerde.of(AvroOrder.class, "order-placed").serializer().serialize("t", order);
        var some = AvroSerde.of(Order.class, "order-placed").deserializer().deserialize("t", bytes);
        assertThat(some).isEqualTo(new Order("o-1", order.total(), AT, null, List.of()));
        assertThatThrownBy(() ->
                        AvroSerde.of(Order.class, "order-placed").serializer().serialize("t", some))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("customerId");
    }

    @Test
    void avroAsItSeesRecordsItself() {
        var schema = AvroSerde.schema("order-placed");
        var money = new GenericData.Record(schema.getField("total").schema());
        money.put("minor", 5L);
        money.put(
                "currency",
                new GenericData.EnumSymbol(
                        money.getSchema().getField("currency").schema(), "CHF"));
        var order = new GenericData.Record(schema);
        schema.getFields().stream()
                .filter(Schema.Field::hasDefaultValue)
                .forEach(f -> order.put(f.name(), GenericData.get().getDefaultValue(f)));
        order.put("orderId", "o-1");
        order.put("customerId", "c-1");
        order.put("total", money);
        order.put("placedAt", AT.toEpochMilli());
        var back = there(AvroSerde.generic("order-placed"), order);
        assertThat(back).isEqualTo(order);
        assertThat(back.get("orderId").toString()).isEqualTo("o-1");
        order.put("orderId", 7);
        assertThatThrownBy(() -> AvroSerde.generic("order-placed").serializer().serialize("t", order))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("OrderPlaced");
    }

    @Test
    void classesThatWereGenerated() {
        var money = new Amount();
        money.put(0, 7L);
        assertThat(there(AvroSerde.specific(Amount.class), money).get(0)).isEqualTo(7L);
        var time = Timestamp.newBuilder().setSeconds(7).build();
        assertThat(there(ProtobufSerde.specific(Timestamp.class), time)).isEqualTo(time);
    }

    @Test
    void protobufRecordsOfYourOwnAndDynamicMessages() {
        var order = new ProtobufOrder("o-1", "c-1", new Money(-5, "EUR"), List.of(new Line("s", 2)), AT);
        assertThat(there(ProtobufSerde.of(ProtobufOrder.class, "order-placed#OrderPlaced"), order))
                .isEqualTo(order);
        var type = ProtobufSerde.descriptor("order-placed#OrderPlaced");
        var message = DynamicMessage.newBuilder(type)
                .setField(type.findFieldByName("order_id"), "o-1")
                .build();
        assertThat(there(ProtobufSerde.generic(type), message)).isEqualTo(message);
        assertThatThrownBy(() -> ProtobufSerde.of(Line.class, "order-placed#OrderPlaced")
                        .serializer()
                        .serialize("t", new Line("s", 1)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("no field `sku`");
    }

    @Test
    void tombstonesStayNullAndOtherBytesAreRefused() {
        var serdes = List.of(
                AvroSerde.generic("order-placed"),
                AvroSerde.of(Order.class, "order-placed"),
                ProtobufSerde.generic("order-placed#OrderPlaced"),
                ProtobufSerde.of(ProtobufOrder.class, "order-placed#OrderPlaced"));
        for (Serde<?> serde : serdes) {
            assertThat(serde.serializer().serialize("t", null)).isNull();
            assertThat((Object) serde.deserializer().deserialize("t", null)).isNull();
            var other = Serdes.String().serializer().serialize("t", "not of this type");
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", other))
                    .isInstanceOf(SerializationException.class);
        }
    }

    @Test
    void aContractThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> AvroSerde.generic("order-lost")).hasMessageContaining("contracts/order-lost.avsc");
        assertThatThrownBy(() -> ProtobufSerde.generic("order-placed#Lost")).hasMessageContaining("no message `Lost`");
        assertThatThrownBy(() -> ProtobufSerde.generic("order-placed"))
                .hasMessageContaining("order-placed#OrderPlaced");
    }

    private static <T> T there(Serde<T> serde, T value) {
        return serde.deserializer().deserialize("t", serde.serializer().serialize("t", value));
    }
}
