package dev.millrace.labs.broker;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Bytes;

/// What checks count of one topic: every record of it, from the first. Guarded by its own lock; one thread feeds it.
final class TopicTally implements TopicSink {
    /// More different keys than a check asks for need not be told apart.
    private static final int KEYS_CAP = 10_000;

    private final Uuid topicId;
    private final Set<Bytes> keys = new HashSet<>();
    private long records;
    private long withoutKey;

    TopicTally(BrokerState.Topic topic) {
        this.topicId = topic.id();
    }

    @Override
    public boolean isOf(BrokerState.Topic topic) {
        return topicId.equals(topic.id());
    }

    @Override
    public long begin(BrokerState.Topic topic, BrokerState.Partition partition) {
        return partition.start();
    }

    @Override
    public long goOn(BrokerState.Topic topic, BrokerState.Partition partition, long position) {
        return position;
    }

    @Override
    public int mostASecond() {
        return Integer.MAX_VALUE;
    }

    @Override
    public synchronized void add(List<ConsumerRecord<byte[], byte[]>> polled) {
        for (var raw : polled) {
            records++;
            if (raw.key() == null) withoutKey++;
            else if (keys.size() < KEYS_CAP) keys.add(Bytes.wrap(raw.key()));
        }
    }

    @Override
    public void isAt(int partition, long position) {
        // what was counted says it
    }

    synchronized Counts counts() {
        return new Counts(records, withoutKey, keys.size());
    }

    /// What a records check looks at.
    record Counts(long records, long withoutKey, int distinctKeys) {
        static final Counts NONE = new Counts(0, 0, 0);
    }
}
