package dev.millrace.grader.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.grader.contract.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.SessionWindowedSerializer;
import org.apache.kafka.streams.kstream.TimeWindowedSerializer;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.internals.SessionWindow;
import org.apache.kafka.streams.kstream.internals.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CodecTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Path FOLDER = Path.of("src/test/resources/contracts");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "string|\"naïve 🌊 \\u0000\"",
                "long|-9223372036854775808",
                "integer|2147483647",
                "short|-32768",
                "double|0.1",
                "double|\"NaN\"",
                "double|\"-Infinity\"",
                "float|0.5",
                "boolean|true",
                "uuid|\"8f14e45f-ceea-4672-9a3b-0c5d1b0f0a11\"",
                "bytes|{\"$base64\":\"AAEC/w==\"}",
                "json|{\"a\":[1,2.50,null,{\"b\":\"é\"}],\"big\":123456789012345678901234567890}",
                "windowed-string/PT5M|{\"key\":\"a\",\"start\":\"2026-03-01T10:00:00Z\",\"end\":\"2026-03-01T10:05:00Z\"}",
                "session-string|{\"key\":\"a\",\"start\":\"2026-03-01T10:00:00Z\",\"end\":\"2026-03-01T10:00:07.123Z\"}"
            })
    void whatGoesOntoTheWireComesBack(String type, String value) throws IOException {
        var node = json(value);
        assertThat(Codec.of(type, Contracts.NONE).canonical(node).toString()).isEqualTo(node.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "long|\"7\"",
                "long|7.5",
                "integer|2147483648",
                "short|40000",
                "double|\"seven\"",
                "boolean|1",
                "uuid|\"7\"",
                "bytes|\"AAEC\"",
                "string|7",
                "windowed-string/PT5M|{\"key\":\"a\",\"start\":\"2026-03-01T10:00:00Z\",\"end\":\"2026-03-01T10:06:00Z\"}"
            })
    void whatIsNotOfTheTypeIsRefused(String type, String value) {
        assertThatThrownBy(() -> Codec.of(type, Contracts.NONE).canonical(json(value)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(type);
    }

    @Test
    void theBytesAreThoseOfKafkasSerdes() throws IOException {
        var id = UUID.fromString("8f14e45f-ceea-4672-9a3b-0c5d1b0f0a11");
        assertBytes("float", Serdes.Float().serializer().serialize("", 1.5f), "1.5");
        assertBytes("boolean", Serdes.Boolean().serializer().serialize("", true), "true");
        assertBytes("short", Serdes.Short().serializer().serialize("", (short) -2), "-2");
        assertBytes("uuid", Serdes.UUID().serializer().serialize("", id), "\"" + id + "\"");
        var key = "{\"key\":\"a\",\"start\":\"1970-01-01T00:00:01Z\",\"end\":\"1970-01-01T00:00:06Z\"}";
        var words = Serdes.String().serializer();
        try (var windowed = new TimeWindowedSerializer<>(words);
                var sessions = new SessionWindowedSerializer<>(words)) {
            assertBytes(
                    "windowed-string/" + Duration.ofSeconds(5),
                    windowed.serialize("", new Windowed<>("a", new TimeWindow(1000, 6000))),
                    key);
            assertBytes(
                    "session-string", sessions.serialize("", new Windowed<>("a", new SessionWindow(1000, 6000))), key);
        }
    }

    @Test
    void bytesOfAnotherTypeAreShownAsUnreadable() throws IOException {
        var shown = Codec.of("avro/order-placed", contracts()).decode(new byte[] {1, 2, 3});
        assertThat(shown.path("$unreadable").asText()).contains("3 bytes", "avro/order-placed");
        assertThat(Codec.of("session-string", Contracts.NONE)
                        .decode(new byte[3])
                        .has("$unreadable"))
                .isTrue();
    }

    @Test
    void avroFillsDefaultsInAndNamesTheFieldThatIsWrong() throws IOException {
        var codec = Codec.of("avro/order-placed", contracts());
        var order = """
                {"orderId":"o-1","customerId":"c-1","total":{"minor":9007199254740993,"currency":"EUR"},
                 "placedAt":"2026-03-01T10:04:00.123Z"%s}""";
        assertThat(codec.canonical(json(order.formatted(", \"rate\": 1.5"))).toString())
                .isEqualTo("{\"orderId\":\"o-1\",\"customerId\":\"c-1\","
                        + "\"total\":{\"minor\":9007199254740993,\"currency\":\"EUR\"},\"lines\":[],"
                        + "\"placedAt\":\"2026-03-01T10:04:00.123Z\",\"voucher\":null,\"weight\":1.5,"
                        + "\"rate\":1.50,\"stock\":{}}");
        refused(codec, order.formatted(", \"wait\":1"), "no field `wait`");
        refused(codec, "{\"orderId\":\"o-1\"}", "`customerId` is missing");
        refused(codec, order.formatted("").replace("EUR", "USD"), "`total`", "`currency`", "EUR, CHF");
        refused(codec, order.formatted(",\"rate\":1.555"), "`rate`", "2 decimals");
        refused(codec, order.formatted("").replace("9007199254740993", "\"1\""), "`minor`", "whole number");
    }

    @Test
    void protobufFillsDefaultsInAndNamesTheFieldThatIsWrong() throws IOException {
        var codec = Codec.of("protobuf/order-placed#OrderPlaced", contracts());
        var full = """
                {"orderId":"o-1","customer":"c-1","total":{"minor":-9007199254740993,"currency":"EUR"},
                 "lines":[{"sku":"s","count":4294967295}],"placedAt":"2026-03-01T10:04:00.000000123Z","voucher":"",
                 "channel":"WEB","stockByPlace":{"quay":3},"address":"","promise":"PT5M",
                 "signature":{"$base64":"AQ=="},"counter":18446744073709551615,"weight":0.5}""";
        assertThat(codec.canonical(json(full)).toString()).isEqualTo(json(full).toString());
        assertThat(codec.canonical(json("{\"order_id\":\"o-1\",\"voucher\":null}"))
                        .toString())
                .isEqualTo("{\"orderId\":\"o-1\",\"customer\":\"\",\"lines\":[],\"channel\":\"CHANNEL_UNKNOWN\","
                        + "\"stockByPlace\":{},\"signature\":{\"$base64\":\"\"},\"counter\":0,\"weight\":0.0}");
        refused(codec, "{\"order\":1}", "no field `order`");
        refused(codec, "{\"total\":{\"minor\":1.5}}", "`total`", "`minor`");
        refused(codec, "{\"channel\":\"FAX\"}", "`channel`", "Channel");
        refused(codec, "{\"counter\":-1}", "`counter`");
    }

    @Test
    void aContractThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Codec.of("avro/nothing", Contracts.NONE)).hasMessageContaining("nothing.avsc");
        assertThatThrownBy(() -> Codec.of("protobuf/order-placed#Nothing", contracts()))
                .hasMessageContaining("no message `Nothing`");
    }

    private static void refused(Codec codec, String value, String... words) {
        assertThatThrownBy(() -> codec.canonical(json(value)))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(words);
    }

    private static void assertBytes(String type, byte[] wanted, String value) throws IOException {
        assertThat(Codec.of(type, Contracts.NONE).encode(json(value))).isEqualTo(wanted);
    }

    private static Contracts contracts() throws IOException {
        return new Contracts(Map.of(
                "order-placed.avsc", Files.readString(FOLDER.resolve("order-placed.avsc")),
                "order-placed.proto", Files.readString(FOLDER.resolve("order-placed.proto"))));
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }
}
