package dev.millrace.checkout;

import dev.millrace.checkout.ShopState.Seen;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The last records of each topic, as they came by. Thread-safe.
final class Tape {
    private static final int KEPT = 5;

    private final Map<Topic, Deque<Seen>> newest = new EnumMap<>(Topic.class);

    synchronized void add(Topic topic, ConsumerRecord<String, String> record, Event event) {
        var rows = newest.computeIfAbsent(topic, _ -> new ArrayDeque<>());
        var key = Optional.ofNullable(record.key()).orElse("");
        var name = event.getClass().getSimpleName();
        rows.addFirst(new Seen(record.partition(), record.offset(), key, name, event.orderId()));
        if (rows.size() > KEPT) rows.removeLast();
    }

    synchronized List<Seen> of(Topic topic) {
        return List.copyOf(newest.getOrDefault(topic, new ArrayDeque<>()));
    }

    /// It is read again from the beginning.
    synchronized void clear() {
        newest.clear();
    }
}
