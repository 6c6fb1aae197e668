package dev.millrace.checkout;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Makes the Kafka clients of one shop: small ones that wait long where nothing comes, and never for ever.
record Clients(Broker broker) {
    /// As long as this a write, a commit or a question may take.
    static final Duration DEADLINE = Duration.ofSeconds(8);
    /// As long as this a fetch waits for a record; one that comes is answered at once.
    static final Duration LULL = Duration.ofSeconds(2);

    Admin admin() {
        return Admin.create(settings("shop-admin", Map.of("default.api.timeout.ms", millis(DEADLINE))));
    }

    /// The only member of a group, by a name that stays: where an earlier one could not say goodbye, as when the broker
    /// went first, this one takes its place and the group does not wait for it.
    KafkaConsumer<String, String> member(String group) {
        return consumer(
                group,
                Map.of("group.id", broker.prefix() + group, "group.instance.id", group, "session.timeout.ms", 10_000));
    }

    /// Outside of any group.
    KafkaConsumer<String, String> reader() {
        return consumer("shop-reader", Map.of());
    }

    private KafkaConsumer<String, String> consumer(String id, Map<String, Object> more) {
        var settings = settings(
                id,
                Map.of(
                        "default.api.timeout.ms",
                        millis(DEADLINE),
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "allow.auto.create.topics",
                        false,
                        "fetch.max.wait.ms",
                        millis(LULL),
                        "max.poll.records",
                        20,
                        "max.partition.fetch.bytes",
                        64 << 10,
                        "receive.buffer.bytes",
                        32 << 10));
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    /// One request at a time: a topic that was just made may refuse the first batch of a partition for a moment.
    KafkaProducer<String, String> producer(String id) {
        return new KafkaProducer<>(
                settings(
                        id,
                        Map.of(
                                "acks",
                                "all",
                                "max.in.flight.requests.per.connection",
                                1,
                                "linger.ms",
                                0,
                                "batch.size",
                                4 << 10,
                                "buffer.memory",
                                256L << 10,
                                "max.block.ms",
                                millis(DEADLINE),
                                "delivery.timeout.ms",
                                millis(DEADLINE))),
                new StringSerializer(),
                new StringSerializer());
    }

    private Map<String, Object> settings(String id, Map<String, Object> more) {
        var settings = new HashMap<>(broker.settings());
        settings.put("client.id", id);
        settings.put("request.timeout.ms", millis(DEADLINE));
        settings.put("reconnect.backoff.max.ms", 2_000);
        settings.put("enable.metrics.push", false);
        settings.putAll(more);
        return settings;
    }

    private static int millis(Duration time) {
        return (int) time.toMillis();
    }
}
