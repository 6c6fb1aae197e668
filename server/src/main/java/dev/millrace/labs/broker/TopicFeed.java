package dev.millrace.labs.broker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Bytes;

/// What was read of one topic: the newest records for whoever looks, and the counts that checks ask for. Guarded by
/// its own lock; one thread feeds it.
final class TopicFeed {
    /// As many as a page shows.
    static final int KEPT = 200;
    /// More different keys than a check asks for need not be told apart.
    private static final int KEYS_CAP = 10_000;

    private final String topic;
    private final Uuid topicId;
    private final boolean fromStart;
    private final String id;
    private final Deque<SeenRecord> newest = new ArrayDeque<>();
    private final Set<Bytes> keys = new HashSet<>();
    private final Map<Integer, Long> positions = new HashMap<>();
    private long records;
    private long withoutKey;

    /// @param fromStart whether everything is read, so that it can be counted; else the newest only
    TopicFeed(String topic, Uuid topicId, boolean fromStart) {
        this.topic = topic;
        this.topicId = topicId;
        this.fromStart = fromStart;
        this.id = topicId + "." + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    }

    String topic() {
        return topic;
    }

    boolean isOf(BrokerState.Topic candidate) {
        return topicId.equals(candidate.id());
    }

    boolean readsFromStart() {
        return fromStart;
    }

    /// Names this feed among all that ever were, so that a reader who comes back knows whether numbers still count.
    String id() {
        return id;
    }

    /// Takes in what one poll brought; returns it as shown, oldest first.
    synchronized List<SeenRecord> add(List<ConsumerRecord<byte[], byte[]>> polled) {
        var sorted = new ArrayList<>(polled);
        sorted.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
        for (var raw : sorted) {
            records++;
            if (raw.key() == null) withoutKey++;
            else if (keys.size() < KEYS_CAP) keys.add(Bytes.wrap(raw.key()));
        }
        long number = records - sorted.size();
        var shown = new ArrayList<SeenRecord>();
        for (int i = Math.max(0, sorted.size() - KEPT); i < sorted.size(); i++) {
            shown.add(SeenRecord.of(number + i + 1, sorted.get(i)));
        }
        newest.addAll(shown);
        while (newest.size() > KEPT) newest.removeFirst();
        return shown;
    }

    synchronized void isAt(int partition, long position) {
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

    synchronized Counts counts() {
        return new Counts(records, withoutKey, keys.size());
    }

    /// What a records check looks at.
    record Counts(long records, long withoutKey, int distinctKeys) {
        static final Counts NONE = new Counts(0, 0, 0);
    }
}
