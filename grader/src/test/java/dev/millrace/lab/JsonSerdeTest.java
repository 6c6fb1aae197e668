package dev.millrace.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

final class JsonSerdeTest {
    record Order(String id, Instant placed, List<String> lines, long minor) {}

    private static final String JSON =
            "{\"id\":\"o-1\",\"placed\":\"2026-03-01T10:04:00Z\",\"lines\":[\"tea\"],\"minor\":1250}";

    @Test
    void aRecordIsReadAndWritten() {
        var serde = JsonSerde.of(Order.class);
        var order = serde.deserializer().deserialize("orders", JSON.getBytes(UTF_8));
        assertThat(order).isEqualTo(new Order("o-1", Instant.parse("2026-03-01T10:04:00Z"), List.of("tea"), 1250));
        assertThat(new String(serde.serializer().serialize("orders", order), UTF_8))
                .isEqualTo(JSON);
    }

    @Test
    void fieldsThatTheRecordDoesNotHaveAreIgnored() {
        var bytes = "{\"id\":\"o-2\",\"colour\":\"red\"}".getBytes(UTF_8);
        assertThat(JsonSerde.of(Order.class)
                        .deserializer()
                        .deserialize("orders", bytes)
                        .id())
                .isEqualTo("o-2");
    }

    @Test
    void aTreeKeepsNumbersAsTheyAre() {
        var bytes = "{\"price\":0.10,\"big\":12345678901234567890}".getBytes(UTF_8);
        var node = JsonSerde.nodes().deserializer().deserialize("prices", bytes);
        assertThat(new String(JsonSerde.nodes().serializer().serialize("prices", node), UTF_8))
                .isEqualTo("{\"price\":0.10,\"big\":12345678901234567890}");
    }

    @Test
    void aTombstoneStaysOne() {
        assertThat(JsonSerde.nodes().deserializer().deserialize("orders", null)).isNull();
        assertThat(JsonSerde.of(Order.class).serializer().serialize("orders", null))
                .isNull();
    }

    @Test
    void whatIsNotJsonSaysSo() {
        var bytes = "{oops".getBytes(UTF_8);
        assertThatThrownBy(() -> JsonSerde.of(Order.class).deserializer().deserialize("orders", bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("cannot read JSON as Order");
    }
}
