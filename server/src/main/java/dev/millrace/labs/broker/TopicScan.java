package dev.millrace.labs.broker;

import dev.millrace.labs.broker.RecordPage.At;
import dev.millrace.labs.broker.RecordPage.Search;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Goes through a topic from a place, forward or backward, and picks what matches, until a page is full, the topic
/// ends, or enough was looked at. Partitions are merged by timestamp; within each, records keep their order. What is
/// read ahead is bounded whatever the topic holds. For one use by one thread.
final class TopicScan {
    static final int ROWS = 50;
    /// How much one request may look at before it asks whether to go on.
    static final int MOST_RECORDS = 50_000;

    static final long MOST_BYTES = 32L << 20;
    private static final Duration MOST_TIME = Duration.ofSeconds(3);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(250);
    /// Read ahead at once, over all partitions, when most of it does not match.
    private static final int SEARCHED = 4_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordFilter filter;
    private final boolean forward;
    private final List<Lane> lanes;
    private final Map<TopicPartition, Lane> byPartition = new HashMap<>();
    private final long begun = System.nanoTime();
    private final List<Lane.Step> found = new ArrayList<>();
    private int chunk;
    private long looked;
    private long read;
    private long bytes;
    private Lane.@Nullable Step last;

    TopicScan(KafkaConsumer<byte[], byte[]> consumer, RecordFilter filter, boolean forward, List<Lane> lanes) {
        this.consumer = consumer;
        this.filter = filter;
        this.forward = forward;
        this.lanes = lanes;
        this.chunk = chunk(filter, lanes.size());
        lanes.forEach(lane -> byPartition.put(lane.at(), lane));
    }

    /// How many records of each partition are read ahead at once.
    static int chunk(RecordFilter filter, int lanes) {
        return filter.looksInside() ? Math.max(1, SEARCHED / lanes) : Math.max(2, 2 * ROWS / lanes);
    }

    /// @param bounds first and end offset of each partition, for what is left on both sides
    RecordPage run(Place from, Bounds bounds) {
        boolean enough = false;
        while (found.size() < ROWS && !enough) {
            var lane = next();
            if (lane != null) take(lane);
            else if (lanes.stream().noneMatch(Lane::isDry)) break;
            else if (isEnough()) enough = true;
            else readOn();
        }
        return page(from, bounds, enough);
    }

    private void take(Lane lane) {
        var step = lane.next();
        if (step == null) return;
        lane.take();
        looked++;
        last = step;
        if (step.match() != null) found.add(step);
    }

    /// The lane whose next record is next of all; none where a lane is dry or nothing is left.
    private @Nullable Lane next() {
        Lane best = null;
        for (var lane : lanes) {
            if (lane.isDry()) return null;
            if (lane.next() != null && (best == null || isSooner(lane, best))) best = lane;
        }
        return best;
    }

    private boolean isSooner(Lane lane, Lane than) {
        int later = Long.compare(timestamp(lane), timestamp(than));
        if (later == 0) later = Integer.compare(lane.at().partition(), than.at().partition());
        return forward ? later < 0 : later > 0;
    }

    private static long timestamp(Lane lane) {
        var step = lane.next();
        return step == null ? 0 : step.timestamp();
    }

    private boolean isEnough() {
        return read >= MOST_RECORDS || bytes >= MOST_BYTES || System.nanoTime() - begun > MOST_TIME.toNanos();
    }

    /// Reads on in every lane that runs short, a chunk each.
    private void readOn() {
        var dry = new ArrayList<>(
                lanes.stream().filter(lane -> lane.isShort(chunk)).toList());
        var partitions = dry.stream().map(Lane::at).toList();
        consumer.assign(partitions);
        consumer.resume(partitions); // a partition that stays assigned stays paused
        dry.forEach(lane -> consumer.seek(lane.at(), lane.plan(chunk)));
        while (!dry.isEmpty()) {
            if (System.nanoTime() - begun > DEADLINE.toNanos()) throw new TimeoutException("search of a topic");
            poll(dry);
        }
        // large records are read in small steps
        if (read > 0) chunk = Math.clamp((MOST_BYTES / 8) / (1 + bytes / read) / lanes.size(), 1, chunk);
    }

    private void poll(Collection<Lane> dry) {
        for (var record : consumer.poll(POLL)) {
            read++;
            bytes += size(record);
            var lane = byPartition.get(new TopicPartition(record.topic(), record.partition()));
            if (lane != null && dry.contains(lane)) lane.add(record, filter);
        }
        dry.removeIf(lane -> {
            if (!lane.isRead(consumer.position(lane.at()))) return false;
            lane.arrived();
            consumer.pause(List.of(lane.at()));
            return true;
        });
    }

    private static long size(ConsumerRecord<byte[], byte[]> record) {
        long size = (long) Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        for (var header : record.headers())
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        return size;
    }

    private RecordPage page(Place from, Bounds bounds, boolean enough) {
        var reached = new TreeMap<Integer, Long>();
        lanes.forEach(lane -> reached.put(lane.at().partition(), lane.taken()));
        var edge = new Place(reached);
        var rows = new ArrayList<SeenRecord>();
        found.forEach(step -> {
            if (step.match() != null) rows.add(step.match());
        });
        var older = forward ? from : edge;
        var newer = forward ? edge : from;
        var end = Optional.ofNullable(last);
        return new RecordPage(
                forward ? rows.reversed() : rows,
                older,
                newer,
                bounds.before(older),
                bounds.after(newer),
                new Search(
                        looked,
                        bounds.total(),
                        read,
                        bytes,
                        enough,
                        forward,
                        end.map(step -> new At(step.partition(), step.offset())),
                        end.map(step -> Instant.ofEpochMilli(step.timestamp()))),
                Optional.empty(),
                "");
    }

    /// First and end offset of each partition that is read.
    record Bounds(Place starts, Place ends) {
        long total() {
            return before(ends);
        }

        long before(Place place) {
            return place.next().entrySet().stream()
                    .mapToLong(e -> e.getValue() - starts.next().getOrDefault(e.getKey(), e.getValue()))
                    .sum();
        }

        long after(Place place) {
            return place.next().entrySet().stream()
                    .mapToLong(e -> ends.next().getOrDefault(e.getKey(), e.getValue()) - e.getValue())
                    .sum();
        }
    }
}
