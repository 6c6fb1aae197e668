package dev.millrace.checkout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topics and groups of a shop, as the broker sees them. Thread-safe.
final class Holdings implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(50);

    private final Broker broker;
    private final Admin admin;

    /// How far the topics go, and how far each group has come in the ones that it reads.
    ///
    /// @param ends by topic, the sum of its partitions' end offsets
    /// @param lags by group without the lab's prefix
    record Standing(Map<Topic, Long> ends, Map<String, Long> lags) {
        static final Standing NONE = new Standing(Map.of(), Map.of());

        Standing {
            ends = Map.copyOf(ends);
            lags = Map.copyOf(lags);
        }
    }

    Holdings(Clients clients) {
        broker = clients.broker();
        admin = clients.admin();
    }

    /// Makes the topics where they are missing, and waits until all their partitions answer.
    Standing create() throws InterruptedException {
        for (var topic : Topic.values()) {
            var wanted = new NewTopic(topic.at(broker), Optional.of(Topic.PARTITIONS), Optional.empty());
            ask(() -> admin.createTopics(List.of(wanted)).all(), List.of(TopicExistsException.class));
        }
        long deadline = System.nanoTime() + Clients.DEADLINE.toNanos();
        while (true) {
            try {
                return standing();
            } catch (BrokerAway e) {
                if (System.nanoTime() > deadline) throw e;
                Thread.sleep(A_MOMENT);
            }
        }
    }

    void delete() throws InterruptedException {
        for (var topic : Topic.values()) {
            ask(
                    () -> admin.deleteTopics(List.of(topic.at(broker))).all(),
                    List.of(UnknownTopicOrPartitionException.class));
        }
        for (var group : EventDrivenShop.READS.keySet()) {
            ask(
                    () -> admin.deleteConsumerGroups(List.of(broker.prefix() + group))
                            .all(),
                    // one that is not empty loses its offsets with the topics
                    List.of(GroupIdNotFoundException.class, GroupNotEmptyException.class));
        }
    }

    Standing standing() throws InterruptedException {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic : Topic.values()) places(topic).forEach(place -> latest.put(place, OffsetSpec.latest()));
        var ends = ask(() -> admin.listOffsets(latest).all(), List.of()).orElse(Map.of());
        var groups = new HashMap<String, ListConsumerGroupOffsetsSpec>();
        for (var group : EventDrivenShop.READS.keySet()) {
            groups.put(broker.prefix() + group, new ListConsumerGroupOffsetsSpec());
        }
        var committed = ask(() -> admin.listConsumerGroupOffsets(groups).all(), List.of())
                .orElse(Map.of());
        var sums = new HashMap<Topic, Long>();
        var lags = new HashMap<String, Long>();
        ends.forEach((place, end) -> sums.merge(topic(place), end.offset(), Long::sum));
        EventDrivenShop.READS.forEach((group, topics) -> {
            var done = committed.getOrDefault(broker.prefix() + group, Map.of());
            long lag = 0;
            for (var topic : topics) {
                for (var place : places(topic)) {
                    var end = Optional.ofNullable(ends.get(place))
                            .map(e -> e.offset())
                            .orElse(0L);
                    var at = Optional.ofNullable(done.get(place))
                            .map(o -> o.offset())
                            .orElse(0L);
                    lag += Math.max(0, end - at);
                }
            }
            lags.put(group, lag);
        });
        return new Standing(sums, lags);
    }

    private List<TopicPartition> places(Topic topic) {
        var places = new ArrayList<TopicPartition>();
        for (int n = 0; n < Topic.PARTITIONS; n++) places.add(new TopicPartition(topic.at(broker), n));
        return places;
    }

    private Topic topic(TopicPartition place) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.at(broker).equals(place.topic()))
                .findFirst()
                .orElseThrow();
    }

    /// @param fine what may be answered instead, and is as good; the result is empty then
    private static <T> Optional<T> ask(Supplier<KafkaFuture<T>> question, List<Class<? extends Exception>> fine)
            throws InterruptedException {
        try {
            return Optional.ofNullable(question.get().get(Clients.DEADLINE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (fine.stream().anyMatch(kind -> kind.isInstance(e.getCause()))) return Optional.empty();
            throw new BrokerAway("the broker refused: " + e.getCause(), e);
        } catch (TimeoutException | KafkaException e) {
            if (Thread.interrupted()) throw new InterruptedException("while asking the broker");
            throw new BrokerAway("the broker did not answer", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
