package dev.millrace.labs.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordFilterTest {
    private final ConsumerRecord<byte[], byte[]> record = record("depot-7", "{\"Gate\":2}");

    RecordFilterTest() {
        record.headers().add("Trace", bytes("a=b")).add("empty", null);
    }

    @Test
    void aKeyIsMeantWholeUnlessAStarSaysWhatItBeginsWith() {
        assertThat(fits("depot-7", "", "", false)).isTrue();
        assertThat(fits("depot", "", "", false)).isFalse();
        assertThat(fits("depot-*", "", "", false)).isTrue();
        assertThat(fits("depot-70*", "", "", false)).isFalse();
        assertThat(fits("DEPOT-7", "", "", false)).isTrue();
        assertThat(fits("DEPOT-7", "", "", true)).isFalse();
    }

    @Test
    void aHeaderIsMeantByItsNameOrWithItsWholeValue() {
        assertThat(fits("", "trace", "", false)).isTrue();
        assertThat(fits("", "trace", "", true)).isFalse();
        assertThat(fits("", "Trace=a=b", "", true)).isTrue();
        assertThat(fits("", "Trace=a", "", true)).isFalse();
        assertThat(fits("", "empty", "", true)).isTrue();
        assertThat(fits("", "empty=", "", true)).isFalse();
    }

    @Test
    void aValueContainsWhatWasTypedLetterByLetter() {
        assertThat(fits("", "", "gate", false)).isTrue();
        assertThat(fits("", "", "gate", true)).isFalse();
        assertThat(fits("", "", ".*", false)).isFalse();
    }

    @Test
    void whatIsNullIsNeverFound() {
        var tombstone = record(null, null);
        assertThat(filter("", "", "x", false).matches(tombstone)).isFalse();
        assertThat(filter("*", "", "", false).matches(tombstone)).isFalse();
        assertThat(RecordFilter.ANY.matches(tombstone)).isTrue();
    }

    @Test
    void bytesThatAreNoTextDoNoHarm() {
        var binary = new ConsumerRecord<>("t", 0, 0, bytes("k"), new byte[] {(byte) 0xff, 'g', 'a', 't', 'e', 0});
        assertThat(filter("", "", "gate", true).matches(binary)).isTrue();
    }

    private boolean fits(String key, String header, String value, boolean exact) {
        return filter(key, header, value, exact).matches(record);
    }

    private static RecordFilter filter(String key, String header, String value, boolean exact) {
        return new RecordFilter(key, header, value, exact, OptionalInt.empty());
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String key, @Nullable String value) {
        return new ConsumerRecord<>("t", 0, 0, bytes(key), bytes(value));
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
