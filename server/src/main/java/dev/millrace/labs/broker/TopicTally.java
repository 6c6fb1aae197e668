package dev.millrace.labs.broker;

import dev.millrace.content.BrokerCheck.RecordsCheck;
import dev.millrace.labs.tally.ReadRecord;
import dev.millrace.labs.tally.RecordTally;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;

/// What checks count of one topic: every record that can be read, from the first. It begins anew where counting on
/// would be wrong: another check asks, records were removed from the beginning, or the broker may have compacted the
/// topic since. Guarded by its own lock; one thread feeds it.
final class TopicTally implements TopicSink {
    private static final long SMALL = 50_000;
    private static final Duration RECOUNT_SMALL = Duration.ofSeconds(5);
    private static final Duration RECOUNT_LARGE = Duration.ofMinutes(1);

    private final Uuid topicId;
    private final Wanted wanted;
    private final Map<RecordsCheck, RecordTally> tallies = new HashMap<>();
    private final Map<Integer, Long> starts = new HashMap<>();
    private final Map<Integer, Long> positions = new HashMap<>();
    private final long begun = System.nanoTime();

    /// What is to be counted now.
    ///
    /// @param checks of a topic, by its name on the broker
    /// @param compacted whether the broker removes records in the middle of that topic
    record Wanted(Checks checks, Predicate<String> compacted) {
        interface Checks {
            Collection<RecordsCheck> of(String topic);
        }
    }

    TopicTally(BrokerState.Topic topic, Wanted wanted) {
        this.topicId = topic.id();
        this.wanted = wanted;
        wanted.checks().of(topic.name()).forEach(check -> tallies.put(check, new RecordTally(check)));
        topic.partitions().forEach(p -> starts.put(p.number(), p.start()));
    }

    @Override
    public synchronized boolean isOf(BrokerState.Topic topic) {
        return topicId.equals(topic.id())
                && tallies.keySet().containsAll(wanted.checks().of(topic.name()))
                && topic.partitions().stream().allMatch(this::isWhole)
                && !isOld(topic);
    }

    private boolean isWhole(BrokerState.Partition partition) {
        return partition.start() <= starts.getOrDefault(partition.number(), partition.start());
    }

    private boolean isOld(BrokerState.Topic topic) {
        if (!wanted.compacted().test(topic.name()) || !hasReached(topic)) return false;
        var time = topic.records() <= SMALL ? RECOUNT_SMALL : RECOUNT_LARGE;
        return System.nanoTime() - begun > time.toNanos();
    }

    @Override
    public synchronized long begin(BrokerState.Topic topic, BrokerState.Partition partition) {
        starts.put(partition.number(), partition.start());
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
            var record = new ReadRecord(raw);
            tallies.values().forEach(tally -> tally.add(record));
        }
    }

    @Override
    public synchronized void isAt(int partition, long position) {
        positions.put(partition, position);
    }

    /// Whether everything was counted that the topic held when it was surveyed.
    synchronized boolean hasReached(BrokerState.Topic surveyed) {
        return surveyed.partitions().stream()
                .allMatch(p -> p.records() == 0 || positions.getOrDefault(p.number(), -1L) >= p.end());
    }

    /// How things stand for one check; nothing where it was not asked when this began.
    synchronized Optional<Count> count(RecordsCheck check, BrokerState.Topic surveyed) {
        return Optional.ofNullable(tallies.get(check))
                .map(tally ->
                        new Count(hasReached(surveyed), tally.read(), tally.hasBegun(), tally.holds(), tally.seen()));
    }

    /// What a records check looks at.
    ///
    /// @param whole whether everything was counted that there is
    /// @param read how many records were counted
    /// @param begun whether there is any of those that the check is about
    record Count(boolean whole, long read, boolean begun, boolean holds, String seen) {}
}
