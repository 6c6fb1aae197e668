package dev.millrace.labs;

import dev.millrace.labs.broker.RecordPage.At;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/// Says where records went, and why there. Stateless.
final class Written {
    private static final int PARTITIONS_NAMED = 8;
    private static final int KEY_CAP = 40;

    private Written() {}

    static String sentence(List<ProducerRecord<byte[], byte[]>> records, List<At> stored, int partitions) {
        return stored.size() == 1 ? one(records.getFirst(), stored.getFirst(), partitions) : many(stored);
    }

    private static String one(ProducerRecord<byte[], byte[]> record, At at, int partitions) {
        var what = record.value() == null ? "Tombstone written" : "Written";
        return "%s to partition %d at offset %d.%s"
                .formatted(what, at.partition(), at.offset(), why(record, at, partitions));
    }

    private static String why(ProducerRecord<byte[], byte[]> record, At at, int partitions) {
        if (record.key() == null) return record.partition() == null ? " Without a key the client chooses." : "";
        int hashed = BuiltInPartitioner.partitionForKey(record.key(), Math.max(1, partitions));
        var key = new String(record.key(), StandardCharsets.UTF_8);
        var name = key.length() > KEY_CAP ? "The key" : "The key " + key;
        return hashed == at.partition()
                ? " %s hashes to it.".formatted(name)
                : " %s would hash to partition %d.".formatted(name, hashed);
    }

    private static String many(List<At> stored) {
        var byPartition = new TreeMap<>(stored.stream().collect(Collectors.groupingBy(At::partition)));
        var named = byPartition.entrySet().stream()
                .limit(PARTITIONS_NAMED)
                .map(e -> part(e.getKey(), e.getValue()))
                .collect(Collectors.joining("; "));
        int others = byPartition.size() - PARTITIONS_NAMED;
        return LabText.count(stored.size(), "record") + " written: " + named
                + (others > 0 ? "; and " + LabText.count(others, "more partition") : "") + ".";
    }

    private static String part(int partition, List<At> at) {
        long first = at.stream().mapToLong(At::offset).min().orElse(0);
        long last = at.stream().mapToLong(At::offset).max().orElse(0);
        return first == last
                ? "partition %d at offset %d".formatted(partition, first)
                : "partition %d at offsets %d to %d".formatted(partition, first, last);
    }
}
