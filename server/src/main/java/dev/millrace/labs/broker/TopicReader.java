package dev.millrace.labs.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads topics into their sinks on a thread of its own: partitions assigned by hand, no group, so that nothing of it
/// shows among the student's groups. Holds no client while there is nothing to read. Thread-safe.
final class TopicReader<S extends TopicSink> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Clients clients;
    private final Function<BrokerState.Topic, S> maker;
    private final Runnable news;
    private final Map<String, S> sinks = new ConcurrentHashMap<>();
    private final Semaphore changes = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private long secondBegan = System.nanoTime();
    private int readThisSecond;
    private volatile List<BrokerState.Topic> followed = List.of();

    /// @param news called on the reader's thread after records were added
    TopicReader(String name, Clients clients, Function<BrokerState.Topic, S> maker, Runnable news) {
        this.clients = clients;
        this.maker = maker;
        this.news = news;
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /// From now on these topics are read, and no others. New ones get a sink and begin where it says; known ones go on.
    void follow(Collection<String> wanted, BrokerState state) {
        var topics =
                state.topics().stream().filter(t -> wanted.contains(t.name())).toList();
        sinks.keySet().retainAll(topics.stream().map(BrokerState.Topic::name).toList());
        for (var topic : topics) {
            sinks.compute(topic.name(), (_, sink) -> sink != null && sink.isOf(topic) ? sink : maker.apply(topic));
        }
        followed = topics;
        changes.release();
    }

    Optional<S> sink(String topic) {
        return Optional.ofNullable(sinks.get(topic));
    }

    private void run() {
        try {
            while (!isClosing()) {
                if (followed.isEmpty()) changes.acquire();
                else read();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Reads with one client for as long as there is something to follow.
    private void read() throws InterruptedException {
        var consumer = clients.consumer();
        try {
            Map<TopicPartition, S> assigned = Map.of();
            while (!isClosing() && !followed.isEmpty()) {
                if (changes.drainPermits() > 0 || assigned.isEmpty()) assigned = assign(consumer, assigned);
                // what a sink is of may change with time: until the next look at the broker there is nothing to read
                if (assigned.isEmpty()) closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
                else {
                    if (poll(consumer, assigned)) news.run();
                    rest(assigned);
                }
            }
        } catch (KafkaException e) {
            LOG.debug("broker={} cannot be read", clients.endpoint(), e);
            sinks.clear();
            if (closing.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS)) return;
            changes.release();
        } finally {
            consumer.close(CloseOptions.timeout(CLOSING));
        }
    }

    private Map<TopicPartition, S> assign(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, S> before) {
        var wanted = new HashMap<TopicPartition, S>();
        var topics = followed;
        for (var topic : topics) {
            sink(topic.name())
                    .filter(sink -> sink.isOf(topic))
                    .ifPresent(sink -> topic.partitions()
                            .forEach(p -> wanted.put(new TopicPartition(topic.name(), p.number()), sink)));
        }
        if (!wanted.keySet().equals(before.keySet())) consumer.assign(wanted.keySet());
        for (var topic : topics) {
            for (var partition : topic.partitions()) {
                var at = new TopicPartition(topic.name(), partition.number());
                var sink = wanted.get(at);
                if (sink != null) goOn(consumer, at, sink, Objects.equals(before.get(at), sink), topic, partition);
            }
        }
        return wanted;
    }

    private static void goOn(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition at,
            TopicSink sink,
            boolean known,
            BrokerState.Topic topic,
            BrokerState.Partition partition) {
        if (!known) {
            consumer.seek(at, sink.begin(topic, partition));
            return;
        }
        long position = consumer.position(at);
        long next = sink.goOn(topic, partition, position);
        if (next != position) consumer.seek(at, next);
    }

    /// Reads once; true where there was something.
    private boolean poll(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, S> assigned) {
        var polled = consumer.poll(POLL);
        var bySink = new HashMap<S, List<ConsumerRecord<byte[], byte[]>>>();
        for (var at : polled.partitions()) {
            var sink = assigned.get(at);
            if (sink != null)
                bySink.computeIfAbsent(sink, _ -> new ArrayList<>()).addAll(polled.records(at));
        }
        bySink.forEach(TopicSink::add);
        readThisSecond += polled.count();
        assigned.forEach((at, sink) -> sink.isAt(at.partition(), consumer.position(at)));
        return !bySink.isEmpty();
    }

    /// After as many records as a second may bring, waits for the next one.
    private void rest(Map<TopicPartition, S> assigned) throws InterruptedException {
        long left = secondBegan + TimeUnit.SECONDS.toNanos(1) - System.nanoTime();
        if (left <= 0) {
            secondBegan = System.nanoTime();
            readThisSecond = 0;
            return;
        }
        int most = assigned.values().stream()
                .mapToInt(TopicSink::mostASecond)
                .max()
                .orElse(0);
        if (readThisSecond >= most) closing.await(left, TimeUnit.NANOSECONDS);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    @Override
    public void close() {
        closing.countDown();
        changes.release();
        try {
            thread.join(CLOSING.plus(AGAIN));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
