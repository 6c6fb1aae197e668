package dev.millrace.labs.broker;

import dev.millrace.labs.broker.RecordPage.At;
import dev.millrace.labs.broker.TopicScan.Bounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Reads back in a broker's topics: pages of records from any place, and single records with everything they have.
/// Holds nothing between two requests; one at a time for each broker, each with bounded work. Thread-safe.
public final class TopicBrowser {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(1);
    private static final int FETCHED = 2 << 20;
    private static final int SMALL_FETCH = 32 << 10;
    /// A record may be larger than what is fetched at once; the broker sends it nevertheless.
    private static final Duration ONE_RECORD = Duration.ofSeconds(5);

    private final Clients clients;
    private final Semaphore turn = new Semaphore(1, true);

    TopicBrowser(Clients clients) {
        this.clients = clients;
    }

    /// What reading came to.
    public sealed interface Answer<T> {
        record Found<T>(T what) implements Answer<T> {}

        /// Nothing was read, and what to do about it.
        record Refused<T>(String sentence) implements Answer<T> {}
    }

    /// A page of records.
    ///
    /// @param partitions as many as the topic has
    public Answer<RecordPage> page(String topic, int partitions, Seek seek, RecordFilter filter) {
        int lanes = filter.partition().isPresent() || seek instanceof Seek.Offset ? 1 : Math.max(1, partitions);
        int records = Math.min(500, TopicScan.chunk(filter, lanes));
        return inTurn(topic, records, Math.max(SMALL_FETCH, FETCHED / 4 / lanes), consumer -> {
            var all = partitionsOf(consumer, topic);
            if (all.isEmpty()) return refused("Your broker has no topic " + topic + ".");
            return look(consumer, all, seek, filter);
        });
    }

    /// One record, whole.
    public Answer<WholeRecord> record(String topic, int partition, long offset) {
        return inTurn(topic, 1, SMALL_FETCH, consumer -> {
            var at = new TopicPartition(topic, partition);
            var all = partitionsOf(consumer, topic);
            if (!all.contains(at)) {
                return refused("Your broker has no partition %d of a topic %s.".formatted(partition, topic));
            }
            return one(consumer, at, all.size(), offset);
        });
    }

    private <T> Answer<T> inTurn(
            String topic, int records, int bytes, Function<KafkaConsumer<byte[], byte[]>, Answer<T>> errand) {
        if (!clients.mayUse(topic)) return refused("Your broker has no such topic.");
        try {
            if (!turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return refused("Another search of yours is still running. Try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused("The server is stopping. Try again in a moment.");
        }
        try {
            var consumer = clients.consumer(records, bytes);
            try {
                return errand.apply(consumer);
            } finally {
                consumer.close(CloseOptions.timeout(CLOSING));
            }
        } catch (UnknownTopicOrPartitionException | InvalidTopicException | TopicAuthorizationException e) {
            return refused("Your broker has no such topic.");
        } catch (KafkaException e) {
            return refused("Your broker did not answer in time. Try again.");
        } finally {
            turn.release();
        }
    }

    private static <T> Answer<T> refused(String sentence) {
        return new Answer.Refused<>(sentence);
    }

    private static List<TopicPartition> partitionsOf(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        var infos = consumer.partitionsFor(topic);
        if (infos == null) return List.of();
        return infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .sorted(java.util.Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    private Answer<RecordPage> look(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> all, Seek seek, RecordFilter filter) {
        var only = seek instanceof Seek.Offset(int partition, long _) ? Optional.of(partition) : filter.onlyPartition();
        var read = all.stream()
                .filter(at -> only.isEmpty() || only.get() == at.partition())
                .toList();
        if (read.isEmpty()) {
            return refused("%s has the partitions 0 to %d; there is no %d."
                    .formatted(all.getFirst().topic(), all.size() - 1, only.orElse(0)));
        }
        var starts = consumer.beginningOffsets(read);
        var bounds = new Bounds(place(starts), place(consumer.endOffsets(read)));
        return new Answer.Found<>(
                switch (seek) {
                    case Seek.Live(), Seek.End() -> scan(consumer, read, bounds, filter, false, bounds.ends());
                    case Seek.Start() -> scan(consumer, read, bounds, filter, true, bounds.starts());
                    case Seek.Older(var place) -> scan(consumer, read, bounds, filter, false, place);
                    case Seek.Newer(var place) -> scan(consumer, read, bounds, filter, true, place);
                    case Seek.Offset(int partition, long offset) ->
                        fromOffset(consumer, read, bounds, filter, partition, offset);
                    case Seek.Time(var time) -> fromTime(consumer, read, bounds, filter, time);
                });
    }

    private static RecordPage fromOffset(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> read,
            Bounds bounds,
            RecordFilter filter,
            int partition,
            long offset) {
        long start = bounds.starts().next().getOrDefault(partition, 0L);
        long end = bounds.ends().next().getOrDefault(partition, 0L);
        if (offset >= end) {
            return scan(consumer, read, bounds, filter, false, bounds.ends())
                    .with(
                            Optional.empty(),
                            "Partition %d has no offset %,d yet: the next record gets %,d."
                                    .formatted(partition, offset, end));
        }
        var page = scan(consumer, read, bounds, filter, true, Place.of(Map.of(partition, Math.max(offset, start))));
        var note = offset < start
                ? "Offset %,d is no longer stored: the first that is, is %,d.".formatted(offset, start)
                : "";
        return page.with(oldest(page), note);
    }

    private static RecordPage fromTime(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> read,
            Bounds bounds,
            RecordFilter filter,
            Instant time) {
        var asked = new HashMap<TopicPartition, Long>();
        read.forEach(at -> asked.put(at, time.toEpochMilli()));
        var place = new TreeMap<>(bounds.ends().next());
        boolean found = false;
        for (var entry : consumer.offsetsForTimes(asked).entrySet()) {
            if (entry.getValue() == null) continue;
            found = true;
            place.put(entry.getKey().partition(), entry.getValue().offset());
        }
        if (!found) {
            return scan(consumer, read, bounds, filter, false, bounds.ends())
                    .with(Optional.empty(), "Nothing was written at that time or later. These are the last before it.");
        }
        var page = scan(consumer, read, bounds, filter, true, new Place(place));
        return page.with(oldest(page), "");
    }

    private static Optional<At> oldest(RecordPage page) {
        return page.rows().isEmpty()
                ? Optional.empty()
                : Optional.of(new At(
                        page.rows().getLast().partition(), page.rows().getLast().offset()));
    }

    private static RecordPage scan(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> read,
            Bounds bounds,
            RecordFilter filter,
            boolean forward,
            Place from) {
        var lanes = new ArrayList<Lane>();
        var begin = new TreeMap<Integer, Long>();
        for (var at : read) {
            long start = bounds.starts().next().getOrDefault(at.partition(), 0L);
            long end = bounds.ends().next().getOrDefault(at.partition(), 0L);
            // a partition that the place does not know was added since: all of it is newer
            long place = Math.clamp(from.next().getOrDefault(at.partition(), start), start, Math.max(start, end));
            begin.put(at.partition(), place);
            lanes.add(new Lane(at, start, Math.max(start, end), place, forward));
        }
        return new TopicScan(consumer, filter, forward, lanes).run(new Place(begin), bounds);
    }

    private static Place place(Map<TopicPartition, Long> offsets) {
        var next = new TreeMap<Integer, Long>();
        offsets.forEach((at, offset) -> next.put(at.partition(), offset));
        return new Place(next);
    }

    private static Answer<WholeRecord> one(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition at, int partitions, long offset) {
        consumer.assign(List.of(at));
        long start = consumer.beginningOffsets(List.of(at)).getOrDefault(at, 0L);
        long end = consumer.endOffsets(List.of(at)).getOrDefault(at, 0L);
        if (offset >= end) return refused("There is no record at offset %,d yet.".formatted(offset));
        if (offset < start) {
            return refused("The record at offset %,d is no longer stored; the first that is, is %,d."
                    .formatted(offset, start));
        }
        consumer.seek(at, offset);
        long until = System.nanoTime() + ONE_RECORD.toNanos();
        while (System.nanoTime() < until && consumer.position(at) <= offset) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(250))) {
                if (record.offset() == offset)
                    return new Answer.Found<>(new WholeRecord(record, partitions, start, end));
                return refused(
                        "No record is stored at offset %,d: compaction or a transaction left a gap. The next is %,d."
                                .formatted(offset, record.offset()));
            }
        }
        return refused("No record is stored at offset %,d: compaction or a transaction left a gap.".formatted(offset));
    }
}
