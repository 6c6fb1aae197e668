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
/// @param headers the first of them; `moreHeaders`: how many there are besides
public record SeenRecord(
        long number,
        int partition,
        long offset,
        Instant timestamp,
        Optional<ShownBytes> key,
        Optional<ShownBytes> value,
        List<Header> headers,
        int moreHeaders) {
    private static final int KEY_CAP = 120;
    private static final int VALUE_CAP = 400;
    private static final int HEADERS_CAP = 4;
    private static final int HEADER_CAP = 60;

    public SeenRecord {
        headers = List.copyOf(headers);
    }

    /// A header; `value` is empty where the client sent null.
    public record Header(String name, Optional<ShownBytes> value) {
        private static Header of(org.apache.kafka.common.header.Header raw) {
            return new Header(ShownBytes.cut(raw.key(), HEADER_CAP), ShownBytes.ofNullable(raw.value(), HEADER_CAP));
        }
    }

    static SeenRecord of(long number, ConsumerRecord<byte[], byte[]> raw) {
        var headers = new ArrayList<Header>();
        int all = 0;
        for (var header : raw.headers()) {
            if (all++ < HEADERS_CAP) headers.add(Header.of(header));
        }
        return new SeenRecord(
                number,
                raw.partition(),
                raw.offset(),
                Instant.ofEpochMilli(raw.timestamp()),
                ShownBytes.ofNullable(raw.key(), KEY_CAP),
                ShownBytes.ofNullable(raw.value(), VALUE_CAP),
                headers,
                all - headers.size());
    }
}
