package dev.millrace.labs.broker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// One partition on the way of a [TopicScan]: what was read ahead of it, in the direction of the scan. Of a record
/// that does not match only its place is kept.
final class Lane {
    private final TopicPartition at;
    private final long start;
    private final long end;
    private final boolean forward;
    private final Deque<Step> ahead = new ArrayDeque<>();
    private final List<Step> arriving = new ArrayList<>();
    private long taken;
    private long read;
    private long low;
    private long high;

    /// One record on the way.
    record Step(
            int partition,
            long offset,
            long timestamp,
            @Nullable SeenRecord match) {}

    /// @param from where the scan begins, put between `start` and `end`
    Lane(TopicPartition at, long start, long end, long from, boolean forward) {
        this.at = at;
        this.start = start;
        this.end = end;
        this.forward = forward;
        this.taken = Math.clamp(from, start, end);
        this.read = taken;
    }

    TopicPartition at() {
        return at;
    }

    /// Everything before it was taken (forward), or everything from it on (backward).
    long taken() {
        return ahead.isEmpty() ? read : taken;
    }

    boolean isShort(int chunk) {
        return read != bound() && ahead.size() < Math.max(1, chunk / 4);
    }

    /// The next record cannot be told without reading on.
    boolean isDry() {
        return read != bound() && ahead.isEmpty();
    }

    private long bound() {
        return forward ? end : start;
    }

    /// Plans to read on; returns where to seek.
    long plan(int chunk) {
        low = forward ? read : Math.max(start, read - chunk);
        high = forward ? Math.min(end, read + chunk) : read;
        return low;
    }

    boolean isRead(long position) {
        return position >= high;
    }

    void add(ConsumerRecord<byte[], byte[]> record, RecordFilter filter) {
        if (record.offset() < low || record.offset() >= high) return;
        var match = filter.matches(record) ? SeenRecord.of(0, record) : null;
        arriving.add(new Step(at.partition(), record.offset(), record.timestamp(), match));
    }

    void arrived() {
        if (!forward) Collections.reverse(arriving);
        ahead.addAll(arriving);
        arriving.clear();
        read = forward ? high : low;
        if (ahead.isEmpty()) taken = read;
    }

    @Nullable
    Step next() {
        return ahead.peek();
    }

    void take() {
        var step = ahead.remove();
        taken = forward ? step.offset() + 1 : step.offset();
    }
}
