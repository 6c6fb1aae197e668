package dev.millrace.labs.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A member of a consumer group on a thread of its own: reads whatever comes and commits it, until it is closed.
final class GroupMember implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupMember.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();

    GroupMember(KafkaConsumer<byte[], byte[]> consumer, List<String> topics) {
        this.consumer = consumer;
        this.topics = topics;
        this.thread = Thread.ofVirtual().name("group-member").start(this::run);
    }

    private void run() {
        try {
            consumer.subscribe(topics);
            while (closing.getCount() > 0) readAndCommit();
        } catch (WakeupException e) {
            // asked to leave
        } catch (KafkaException e) {
            LOG.debug("a member of a group ended", e);
        } finally {
            consumer.close(CloseOptions.timeout(CLOSING));
        }
    }

    private void readAndCommit() {
        consumer.poll(POLL);
        var now = new HashMap<TopicPartition, OffsetAndMetadata>();
        consumer.assignment().forEach(at -> now.put(at, new OffsetAndMetadata(consumer.position(at))));
        if (now.equals(committed)) return;
        try {
            consumer.commitSync(now);
            committed = now;
        } catch (RebalanceInProgressException | CommitFailedException e) {
            // another member came or went; the next poll settles who reads what
            LOG.debug("commit again after a rebalance", e);
        }
    }

    /// Leaves the group; returns when it is out, or after a moment.
    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
