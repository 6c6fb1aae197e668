package dev.millrace.labs.tally;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.millrace.content.BrokerCheck.Demands;
import dev.millrace.content.BrokerCheck.Distinct;
import dev.millrace.content.BrokerCheck.RecordsCheck;
import dev.millrace.content.check.Condition;
import dev.millrace.content.check.FieldPath;
import dev.millrace.content.check.Range;
import dev.millrace.content.check.RecordSchema;
import dev.millrace.content.check.Timing;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Each demand on records with both outcomes, and the words for what was seen.
class RecordTallyTest {
    private static final Demands NONE = Demands.NONE;
    private static final RecordSchema SCHEMA = RecordSchema.parse("order.json", """
            {"type": "object", "required": ["orderId"], "properties": {"orderId": {"type": "string"}}}""");
    private static final RecordSchema AVRO = RecordSchema.parse("order.avsc", """
            {"type": "record", "name": "Order", "fields": [{"name": "orderId", "type": "string"}]}""");

    @Test
    void counts_between_two_limits() {
        var check = check(Map.of(), new Range(OptionalLong.of(2), OptionalLong.of(3)), NONE);

        assertThat(seen(check, record("a", "1"))).isEqualTo("not yet: 1 record");
        assertThat(seen(check, record("a", "1"), record("a", "2"))).isEqualTo("so: 2 records");
        assertThat(seen(check, record("a", "1"), record("a", "2"), record("a", "3"), record("a", "4")))
                .isEqualTo("not yet: 4 records");
    }

    @Test
    void names_the_first_record_without_a_key() {
        var check = check(NONE.with(true, 2));

        assertThat(seen(check, record("a", "1"), record(null, "2"), record(null, "3"), record("b", "4")))
                .isEqualTo("not yet: 4 records over 2 keys, 2 without a key (first: partition 0, offset 1)");
        assertThat(seen(check, record("a", "1"), record("b", "2"))).startsWith("so:");
        assertThat(seen(check, record("a", "1"), record("a", "2"))).isEqualTo("not yet: 2 records over 1 key");
    }

    @Test
    void asks_for_headers_and_what_they_say() {
        var check = check(new Demands(
                false,
                0,
                Map.of("source", new Condition.Is(List.of(TextNode.valueOf("web")))),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Range.ANY));

        assertThat(seen(check, record("a", "1", "source", "web"))).startsWith("so:");
        assertThat(seen(check, record("a", "1", "source", "till")))
                .isEqualTo("not yet: 1 record, 1 without header source that is web"
                        + " (first: partition 0, offset 0: it is till)");
        assertThat(seen(check, record("a", "1"))).endsWith("(first: partition 0, offset 0)");
    }

    @Test
    void holds_values_against_a_json_schema_and_passes_over_tombstones() {
        var check = check(with(SCHEMA));

        assertThat(seen(check, record("a", "{\"orderId\":\"o-1\"}"), record("a", null)))
                .startsWith("so:");
        assertThat(seen(check, record("a", "{\"orderId\":7}")))
                .startsWith("not yet: 1 record, 1 not by order.json (first: partition 0, offset 0: ")
                .contains("orderId");
        assertThat(seen(check, record("a", "no json"))).endsWith("offset 0: it is not JSON)");
    }

    @Test
    void holds_values_against_an_avro_schema_as_json_or_as_bytes() {
        var check = check(with(AVRO));
        var registry = new byte[] {0, 0, 0, 0, 1, 6, 'o', '-', '1'};

        assertThat(seen(check, record("a", "{\"orderId\":\"o-1\"}"), bytes(registry)))
                .startsWith("so:");
        assertThat(seen(check, record("a", "{\"id\":\"o-1\"}"))).contains("1 not by order.avsc");
        assertThat(seen(check, bytes(new byte[] {0, 0, 0, 0, 1, 60, 'o'})))
                .contains("its bytes are not a record of the Avro schema");
    }

    @Test
    void selects_by_a_nested_field_and_asks_something_of_each_that_is_selected() {
        var where = Map.of(path("total.currency"), (Condition) new Condition.Is(List.of(TextNode.valueOf("EUR"))));
        var every = Map.of(path("total.minor"), (Condition)
                new Condition.Between(Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.TEN)));
        var check = check(where, Range.atLeast(1), every(every));

        assertThat(seen(check, order("EUR", 5), order("SEK", 500), record("a", null), record("a", "?")))
                .startsWith("so: 1 of 4 records where total.currency is EUR");
        assertThat(seen(check, order("EUR", 500)))
                .endsWith("1 not with total.minor that is 1 to 10 (first: partition 0, offset 0: it is 500)");
    }

    @Test
    void finds_the_first_value_that_came_before() {
        var check = check(unique("orderId"));

        assertThat(seen(check, id("o-1"), id("o-2"))).startsWith("so:");
        assertThat(seen(check, id("o-1"), id("o-2"), id("o-1"), id("o-2")))
                .isEqualTo("not yet: 4 records, 2 with orderId of an earlier record"
                        + " (first: partition 0, offset 2: o-1)");
        assertThat(seen(check, record("a", "{}"))).contains("1 without orderId");
    }

    @Test
    void says_that_more_values_than_it_can_tell_apart_are_too_many() {
        var tally = new RecordTally(check(unique("$key")));
        for (int i = 0; i <= Hashes.MOST; i++) tally.add(new ReadRecord(record("k-" + i, "x")));

        assertThat(tally.holds()).isFalse();
        assertThat(tally.seen()).isEqualTo("262,145 records, more than 262,144 values of $key, too many to tell apart");
    }

    @Test
    void asks_for_an_order_within_each_key() {
        var check = check(ordered("at"));

        assertThat(seen(check, at("a", "2026-03-01T10:00:00Z"), at("b", "2026-03-01T09:00:00Z")))
                .startsWith("so:");
        assertThat(seen(check, at("a", "2026-03-01T10:00:00.500Z"), at("a", "2026-03-01T10:00:00Z")))
                .startsWith("not yet: 2 records, 1 where at falls within a key (first: partition 0, offset 1: ");
    }

    @Test
    void counts_different_values_and_tombstones() {
        var check = check(new Demands(
                false,
                0,
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.of(new Distinct(path("orderId"), 2)),
                Optional.empty(),
                Range.atLeast(1)));

        assertThat(seen(check, id("o-1"), id("o-1")))
                .isEqualTo("not yet: 2 records, 1 different values of orderId, 0 tombstones");
        assertThat(seen(check, id("o-1"), id("o-2"), record("a", null))).isEqualTo("so: 3 records");
    }

    @Test
    void quotes_a_record_without_its_control_characters_and_not_without_end() {
        var seen = seen(
                check(unique("$key")),
                record("\u0007" + "x".repeat(500), "1"),
                record("\u0007" + "x".repeat(500), "1"));

        assertThat(seen).contains("\uFFFDxxx").hasSizeLessThan(200).doesNotContain("\u0007");
    }

    @Test
    void expects_in_words() {
        assertThat(Expected.of(check(Map.of(), Range.atLeast(10), NONE.with(true, 3))))
                .isEqualTo("10 records or more in orders, each with a key, 3 different keys or more");
    }

    @SafeVarargs
    private static String seen(RecordsCheck check, ConsumerRecord<byte[], byte[]>... records) {
        var tally = new RecordTally(check);
        for (int i = 0; i < records.length; i++) tally.add(new ReadRecord(at(i, records[i])));
        return (tally.holds() ? "so: " : "not yet: ") + tally.seen();
    }

    private static ConsumerRecord<byte[], byte[]> at(long offset, ConsumerRecord<byte[], byte[]> r) {
        return raw(offset, r.key(), r.value(), r.headers());
    }

    private static ConsumerRecord<byte[], byte[]> raw(
            long offset, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return new ConsumerRecord<>(
                "orders", 0, offset, 0L, TimestampType.CREATE_TIME, 0, 0, key, value, headers, Optional.empty());
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String key, @Nullable String value) {
        return raw(0, bytesOf(key), bytesOf(value), new RecordHeaders());
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, String value, String header, String said) {
        var record = record(key, value);
        record.headers().add(header, said.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static ConsumerRecord<byte[], byte[]> bytes(byte[] value) {
        return raw(0, new byte[] {'a'}, value, new RecordHeaders());
    }

    private static byte @Nullable [] bytesOf(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static ConsumerRecord<byte[], byte[]> id(String id) {
        return record("a", "{\"orderId\":\"" + id + "\"}");
    }

    private static ConsumerRecord<byte[], byte[]> order(String currency, int minor) {
        return record("a", "{\"total\":{\"currency\":\"%s\",\"minor\":%d}}".formatted(currency, minor));
    }

    private static ConsumerRecord<byte[], byte[]> at(String key, String time) {
        return record(key, "{\"at\":\"" + time + "\"}");
    }

    private static FieldPath path(String text) {
        return FieldPath.parse(text).orElseThrow();
    }

    private static Demands with(RecordSchema schema) {
        return demands(Optional.of(schema), Map.of(), Optional.empty(), Optional.empty());
    }

    private static Demands every(Map<FieldPath, Condition> every) {
        return demands(Optional.empty(), every, Optional.empty(), Optional.empty());
    }

    private static Demands unique(String field) {
        return demands(Optional.empty(), Map.of(), Optional.of(path(field)), Optional.empty());
    }

    private static Demands ordered(String field) {
        return demands(Optional.empty(), Map.of(), Optional.empty(), Optional.of(path(field)));
    }

    private static Demands demands(
            Optional<RecordSchema> schema,
            Map<FieldPath, Condition> every,
            Optional<FieldPath> unique,
            Optional<FieldPath> ordered) {
        return new Demands(false, 0, Map.of(), schema, every, unique, Optional.empty(), ordered, Range.ANY);
    }

    private static RecordsCheck check(Demands demands) {
        return check(Map.of(), Range.atLeast(1), demands);
    }

    private static RecordsCheck check(Map<FieldPath, Condition> where, Range count, Demands demands) {
        return new RecordsCheck("id", "Title", Timing.NONE, "orders", where, count, demands);
    }
}
