package dev.millrace.checkout;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A member of a consumer group on a virtual thread of its own. An offset is committed after the work on its record is
/// done, never before; where the broker is away it begins again from what is committed.
final class Member implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Member.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration LEAVING = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Clients clients;
    private final String group;
    private final List<String> topics;
    private final From from;
    private final Work work;
    private final Thread thread;
    private volatile Optional<String> trouble = Optional.empty();
    private volatile boolean closed;

    /// Where a member begins.
    enum From {
        /// Goes on after what the group has committed.
        COMMITTED,
        /// Reads everything again each time, because it keeps what it has read in memory only.
        BEGINNING
    }

    /// What a member does with its records.
    interface Work {
        /// Before the first record, and again after every trouble.
        void begin() throws InterruptedException;

        void on(ConsumerRecord<String, String> record) throws CallFailed, InterruptedException;

        /// Called whenever everything has been read that was there when the member began.
        default void upToDate() throws CallFailed, InterruptedException {}
    }

    Member(Clients clients, String group, List<String> topics, From from, Work work) {
        this.clients = clients;
        this.group = group;
        this.topics = topics;
        this.from = from;
        this.work = work;
        this.thread = Thread.ofVirtual().name(group).start(this::run);
    }

    /// Why it does not get on; empty when it does.
    Optional<String> trouble() {
        return trouble;
    }

    private void run() {
        try {
            while (!closed) {
                try {
                    work.begin();
                    session();
                } catch (CallFailed | KafkaException e) {
                    if (closed) return;
                    LOG.info("a shop's service begins again group={} because={}", group, e.toString());
                    trouble = Optional.of(group + " waits for the broker");
                    Thread.sleep(AGAIN);
                }
            }
        } catch (InterruptedException e) {
            // closed, or killed: what was not committed is done again by the next member
        }
    }

    private void session() throws CallFailed, InterruptedException {
        var consumer = clients.member(group);
        try {
            var reading = new Reading(consumer);
            consumer.subscribe(topics, reading);
            while (!closed) {
                var records = consumer.poll(Clients.LULL);
                for (var record : records) {
                    work.on(record);
                    commit(consumer, record);
                }
                if (reading.isUpToDate()) {
                    trouble = Optional.empty();
                    work.upToDate();
                }
            }
        } finally {
            leave(consumer);
        }
    }

    private static void commit(KafkaConsumer<String, String> consumer, ConsumerRecord<String, String> done) {
        var place = new TopicPartition(done.topic(), done.partition());
        consumer.commitSync(Map.of(place, new OffsetAndMetadata(done.offset() + 1)));
    }

    /// An interrupt would keep it from saying goodbye, and the group would wait for it.
    private static void leave(KafkaConsumer<String, String> consumer) {
        boolean interrupted = Thread.interrupted();
        try {
            consumer.close(
                    CloseOptions.timeout(LEAVING).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        } catch (KafkaException e) {
            LOG.debug("left without a word", e);
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /// Ends it in the middle of whatever it does; returns once it has ended.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (!thread.join(PATIENCE)) LOG.warn("a shop's service does not end group={}", group);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Which places the member reads, and whether it has read what was there.
    private final class Reading implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, String> consumer;
        private Map<TopicPartition, Long> ends = Map.of();

        Reading(KafkaConsumer<String, String> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> places) {
            if (from == From.BEGINNING) consumer.seekToBeginning(places);
            else tellWhereItBegins(places);
            ends = Map.copyOf(consumer.endOffsets(places));
        }

        /// Commits the first offset where nothing is committed, so that the group's lag is known before its first
        /// record.
        private void tellWhereItBegins(Collection<TopicPartition> places) {
            var known = consumer.committed(Set.copyOf(places));
            var begins = new HashMap<TopicPartition, OffsetAndMetadata>();
            for (var place : places) {
                if (known.get(place) == null) begins.put(place, new OffsetAndMetadata(consumer.position(place)));
            }
            consumer.commitSync(begins);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> places) {
            ends = Map.of();
        }

        boolean isUpToDate() {
            return !ends.isEmpty()
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }
    }
}
