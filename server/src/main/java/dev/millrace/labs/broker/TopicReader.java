package dev.millrace.labs.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Reads the topics that are of interest into their feeds: partitions assigned by hand, no group, so that nothing of
/// it shows among the student's groups. Used by one thread.
final class TopicReader implements AutoCloseable {
    private static final int FEW_PARTITIONS = 12;
    /// A feed that only shows the newest does not read what nobody could look at any more.
    private static final long BEHIND = 5_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private Map<TopicPartition, TopicFeed> assigned = Map.of();

    TopicReader(Clients clients) {
        this.consumer = clients.consumer();
    }

    /// From now on these feeds are read. New ones begin where they have to; known ones go on.
    void follow(List<TopicFeed> feeds, BrokerState state) {
        var wanted = new HashMap<TopicPartition, TopicFeed>();
        for (var feed : feeds) {
            state.topic(feed.topic()).stream()
                    .flatMap(t -> t.partitions().stream())
                    .forEach(p -> wanted.put(new TopicPartition(feed.topic(), p.number()), feed));
        }
        var before = assigned;
        assigned = wanted;
        if (!wanted.keySet().equals(before.keySet())) consumer.assign(wanted.keySet());
        wanted.forEach((at, feed) -> {
            if (before.get(at) != feed) begin(at, feed, state);
            else skipTheUnseen(at, feed, state);
        });
    }

    private void begin(TopicPartition at, TopicFeed feed, BrokerState state) {
        consumer.seek(at, feed.readsFromStart() ? partition(at, state).start() : newest(at, state));
    }

    private void skipTheUnseen(TopicPartition at, TopicFeed feed, BrokerState state) {
        if (feed.readsFromStart()) return;
        if (partition(at, state).end() - consumer.position(at) > BEHIND) consumer.seek(at, newest(at, state));
    }

    private static long newest(TopicPartition at, BrokerState state) {
        int partitions = state.topic(at.topic()).orElseThrow().partitions().size();
        int each = partitions <= FEW_PARTITIONS ? TopicFeed.KEPT : TopicFeed.KEPT * FEW_PARTITIONS / partitions;
        var partition = partition(at, state);
        return Math.max(partition.start(), partition.end() - Math.max(1, each));
    }

    private static BrokerState.Partition partition(TopicPartition at, BrokerState state) {
        return state.topic(at.topic()).orElseThrow().partitions().stream()
                .filter(p -> p.number() == at.partition())
                .findFirst()
                .orElseThrow();
    }

    boolean hasNothingToRead() {
        return assigned.isEmpty();
    }

    /// Reads once; true where there was something.
    boolean poll(Duration wait) {
        var polled = consumer.poll(wait);
        var byFeed = new HashMap<TopicFeed, List<ConsumerRecord<byte[], byte[]>>>();
        for (var at : polled.partitions()) {
            var feed = assigned.get(at);
            if (feed != null)
                byFeed.computeIfAbsent(feed, _ -> new ArrayList<>()).addAll(polled.records(at));
        }
        byFeed.forEach(TopicFeed::add);
        assigned.forEach((at, feed) -> feed.isAt(at.partition(), consumer.position(at)));
        return !byFeed.isEmpty();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
