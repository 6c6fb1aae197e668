package dev.millrace.checkout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// What a topic holds, read once from its beginning to its end.
record Past(Clients clients) {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);

    /// @throws org.apache.kafka.common.KafkaException where the broker does not answer in time
    List<Event> of(Topic topic) throws InterruptedException {
        var consumer = clients.reader();
        try {
            var places = IntStream.range(0, Topic.PARTITIONS)
                    .mapToObj(n -> new TopicPartition(topic.at(clients.broker()), n))
                    .toList();
            consumer.assign(places);
            consumer.seekToBeginning(places);
            var ends = consumer.endOffsets(places);
            var events = new ArrayList<Event>();
            long deadline = System.nanoTime() + DEADLINE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (Thread.interrupted()) throw new InterruptedException("while reading " + topic);
                if (System.nanoTime() > deadline) throw new TimeoutException("reading " + topic.plain());
                consumer.poll(POLL)
                        .forEach(record -> Optional.ofNullable(record.value())
                                .flatMap(Event::parse)
                                .ifPresent(events::add));
            }
            return events;
        } finally {
            boolean interrupted = Thread.interrupted();
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
