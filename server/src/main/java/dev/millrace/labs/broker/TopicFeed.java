package dev.millrace.labs.broker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;

/// The newest records of one topic, for whoever looks. Passes over what nobody could look at any more. Guarded by its
/// own lock; one thread feeds it.
final class TopicFeed implements TopicSink {
    /// As many as a page shows.
    static final int KEPT = 200;
    private static final int FEW_PARTITIONS = 12;
    private static final long BEHIND = 5_000;

    private final Uuid topicId;
    private final String id;
    private final Deque<SeenRecord> newest = new ArrayDeque<>();
    private final Map<Integer, Long> positions = new HashMap<>();
    private long records;

    TopicFeed(BrokerState.Topic topic) {
        this.topicId = topic.id();
        this.id = topicId + "." + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    }

    @Override
    public boolean isOf(BrokerState.Topic topic) {
        return topicId.equals(topic.id());
    }

    /// Names this feed among all that ever were, so that a reader who comes back knows whether numbers still count.
    String id() {
        return id;
    }

    @Override
    public long begin(BrokerState.Topic topic, BrokerState.Partition partition) {
        int partitions = topic.partitions().size();
        int each = partitions <= FEW_PARTITIONS ? KEPT : KEPT * FEW_PARTITIONS / partitions;
        return Math.max(partition.start(), partition.end() - Math.max(1, each));
    }

    @Override
    public long goOn(BrokerState.Topic topic, BrokerState.Partition partition, long position) {
        return partition.end() - position > BEHIND ? begin(topic, partition) : position;
    }

    /// Takes in what one poll brought; of records that came together, the later timestamp is the newer.
    @Override
    public synchronized void add(List<ConsumerRecord<byte[], byte[]>> polled) {
        var sorted = new ArrayList<>(polled);
        sorted.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
        for (int i = Math.max(0, sorted.size() - KEPT); i < sorted.size(); i++) {
            newest.add(SeenRecord.of(records + i + 1, sorted.get(i)));
        }
        records += sorted.size();
        while (newest.size() > KEPT) newest.removeFirst();
    }

    @Override
    public synchronized void isAt(int partition, long position) {
        positions.put(partition, position);
    }

    /// Whether everything was read that the topic held when it was surveyed.
    synchronized boolean hasReached(BrokerState.Topic surveyed) {
        return surveyed.partitions().stream().allMatch(p -> positions.getOrDefault(p.number(), -1L) >= p.end());
    }

    /// The newest records, oldest first.
    synchronized List<SeenRecord> newest() {
        return List.copyOf(newest);
    }
}
