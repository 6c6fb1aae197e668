package dev.millrace.labs.broker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// One record with everything that is stored of it. Bytes are handed out as they are: whoever shows them goes through
/// [ShownBytes].
public final class WholeRecord {
    private final ConsumerRecord<byte[], byte[]> record;
    private final long first;
    private final long end;
    private final int partitions;

    /// @param partitions as many as the topic has
    /// @param first the first offset that the partition still has; `end`: the one that its next record gets
    WholeRecord(ConsumerRecord<byte[], byte[]> record, int partitions, long first, long end) {
        this.record = record;
        this.first = first;
        this.end = end;
        this.partitions = partitions;
    }

    /// A header with the bytes of its value; none where the client sent null.
    public static final class Header {
        private final String name;
        private final byte @Nullable [] value;

        Header(String name, byte @Nullable [] value) {
            this.name = name;
            this.value = value;
        }

        public String name() {
            return name;
        }

        public Optional<byte[]> value() {
            return Optional.ofNullable(value);
        }
    }

    public String topic() {
        return record.topic();
    }

    public int partition() {
        return record.partition();
    }

    public long offset() {
        return record.offset();
    }

    public Instant timestamp() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /// `CreateTime`, set by the producer; `LogAppendTime`, set by the broker.
    public String timestampType() {
        return record.timestampType() == TimestampType.NO_TIMESTAMP_TYPE ? "none" : record.timestampType().name;
    }

    public Optional<Integer> leaderEpoch() {
        return record.leaderEpoch();
    }

    public Optional<byte[]> key() {
        return Optional.ofNullable(record.key());
    }

    /// Empty for a tombstone.
    public Optional<byte[]> value() {
        return Optional.ofNullable(record.value());
    }

    public boolean isTombstone() {
        return record.value() == null;
    }

    public List<Header> headers() {
        var headers = new ArrayList<Header>();
        record.headers().forEach(header -> headers.add(new Header(header.key(), header.value())));
        return headers;
    }

    public boolean hasOlder() {
        return record.offset() > first;
    }

    public boolean hasNewer() {
        return record.offset() + 1 < end;
    }

    public int partitions() {
        return partitions;
    }

    /// The partition that Java's client chooses for this key now; none without a key.
    public Optional<Integer> hashed() {
        return key().map(bytes -> BuiltInPartitioner.partitionForKey(bytes, partitions));
    }
}
