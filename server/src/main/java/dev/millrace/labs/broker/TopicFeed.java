package dev.millrace.labs.broker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;

/// The newest records of one topic, for whoever looks: all of them, and those that fit each filter that is asked for.
/// Passes over what nobody could look at any more, and counts it. Guarded by its own lock; one thread feeds it.
final class TopicFeed implements TopicSink {
    /// As many as a page shows, of each filter.
    static final int KEPT = 200;
    /// Filters that were asked for last; a page that is still open asks all the time.
    private static final int FILTERS = 10;

    private static final int FEW_PARTITIONS = 12;
    /// Without a filter the newest are enough; with one each record counts, up to what the server can afford.
    private static final int SHOWN_A_SECOND = 2_000;

    private static final int SEARCHED_A_SECOND = 20_000;

    private final Uuid topicId;
    private final String id;
    /// In the order in which they were last asked for.
    private final Map<RecordFilter, Deque<SeenRecord>> kept = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<Integer, Long> positions = new HashMap<>();
    private long arrived;

    TopicFeed(BrokerState.Topic topic) {
        this.topicId = topic.id();
        this.id = topicId + "." + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        kept.put(RecordFilter.ANY, new ArrayDeque<>());
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
    public synchronized long goOn(BrokerState.Topic topic, BrokerState.Partition partition, long position) {
        if (partition.end() - position <= mostASecond()) return position;
        long next = begin(topic, partition);
        arrived += next - position;
        return next;
    }

    @Override
    public synchronized int mostASecond() {
        return kept.keySet().stream().anyMatch(RecordFilter::looksInside) ? SEARCHED_A_SECOND : SHOWN_A_SECOND;
    }

    /// Takes in what one poll brought; of records that came together, the later timestamp is the newer.
    @Override
    public synchronized void add(List<ConsumerRecord<byte[], byte[]>> polled) {
        var sorted = new ArrayList<>(polled);
        sorted.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
        kept.forEach((filter, newest) -> {
            for (int i = filter.isAny() ? Math.max(0, sorted.size() - KEPT) : 0; i < sorted.size(); i++) {
                if (filter.matches(sorted.get(i))) newest.add(SeenRecord.of(arrived + i + 1, sorted.get(i)));
                if (newest.size() > KEPT) newest.removeFirst();
            }
        });
        arrived += sorted.size();
    }

    @Override
    public synchronized void isAt(int partition, long position) {
        positions.put(partition, position);
    }

    /// Whether everything was read that the topic held when it was surveyed.
    synchronized boolean hasReached(BrokerState.Topic surveyed) {
        return surveyed.partitions().stream().allMatch(p -> positions.getOrDefault(p.number(), -1L) >= p.end());
    }

    /// The newest records that fit, oldest first; of a filter that is asked for the first time, those to come.
    synchronized BrokerWatch.Rows rows(RecordFilter filter) {
        var newest = kept.computeIfAbsent(filter, _ -> new ArrayDeque<>());
        if (kept.size() > FILTERS) {
            kept.keySet().stream().filter(known -> !known.isAny()).findFirst().ifPresent(kept::remove);
        }
        return new BrokerWatch.Rows(id, List.copyOf(newest), arrived);
    }
}
