package dev.millrace.labs.broker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record as it is shown: text made safe and cut to a bounded size.
///
/// @param number rises with every record that the feed saw, across partitions
/// @param value empty for a tombstone
public record SeenRecord(
        long number,
        int partition,
        long offset,
        Instant timestamp,
        Optional<ShownBytes> key,
        Optional<ShownBytes> value,
        List<Header> headers) {
    private static final int KEY_CAP = 200;
    private static final int VALUE_CAP = 2_000;
    private static final int HEADERS_CAP = 20;

    public SeenRecord {
        headers = List.copyOf(headers);
    }

    /// A header; `value` is empty where the client sent null.
    public record Header(String name, Optional<ShownBytes> value) {}

    static SeenRecord of(long number, ConsumerRecord<byte[], byte[]> raw) {
        var headers = new ArrayList<Header>();
        for (var header : raw.headers()) {
            if (headers.size() == HEADERS_CAP) break;
            headers.add(
                    new Header(ShownBytes.cut(header.key(), KEY_CAP), ShownBytes.ofNullable(header.value(), KEY_CAP)));
        }
        return new SeenRecord(
                number,
                raw.partition(),
                raw.offset(),
                Instant.ofEpochMilli(raw.timestamp()),
                ShownBytes.ofNullable(raw.key(), KEY_CAP),
                ShownBytes.ofNullable(raw.value(), VALUE_CAP),
                headers);
    }
}
