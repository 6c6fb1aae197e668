package dev.millrace.labs.broker;

import dev.millrace.labs.runtime.Endpoint;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Makes Kafka clients for one broker, set so that nothing waits longer than the deadline and nothing is large.
record Clients(Endpoint endpoint, Duration deadline) {
    /// Kafka's own topics, and those of others on a shared cluster, are not the student's.
    boolean mayUse(String topic) {
        return topic.startsWith(endpoint.prefix()) && !topic.startsWith("__");
    }

    Admin admin() {
        return admin(3);
    }

    /// Tries again for as long as the deadline allows: for steps, right after topics and groups were made or deleted.
    Admin patientAdmin() {
        return admin(1_000);
    }

    private Admin admin(int retries) {
        return Admin.create(settings(Map.of("default.api.timeout.ms", millis(), "retries", retries)));
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return consumer(500, 512 << 10);
    }

    /// @param records as many as one poll brings; `bytes`: as many as one fetch brings of a partition, roughly
    KafkaConsumer<byte[], byte[]> consumer(int records, int bytes) {
        return new KafkaConsumer<>(
                settings(Map.of(
                        "default.api.timeout.ms",
                        millis(),
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        records,
                        "fetch.max.bytes",
                        2 << 20,
                        "max.partition.fetch.bytes",
                        bytes,
                        "allow.auto.create.topics",
                        false)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /// A consumer that takes part in a group, from the beginning where nothing is committed.
    KafkaConsumer<byte[], byte[]> member(String group) {
        return new KafkaConsumer<>(
                settings(Map.of(
                        "group.id",
                        group,
                        "client.id",
                        "millrace-steps",
                        "default.api.timeout.ms",
                        millis(),
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "allow.auto.create.topics",
                        false)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /// One request at a time: a topic that was just made may refuse the first batch of a partition for a moment. If
    /// the second were stored before it, the first could never be (out of order), and would be tried until its time
    /// is over.
    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                settings(Map.of(
                        "acks",
                        "all",
                        "max.in.flight.requests.per.connection",
                        1,
                        "linger.ms",
                        0,
                        "buffer.memory",
                        4L << 20,
                        "max.block.ms",
                        millis(),
                        "delivery.timeout.ms",
                        millis())),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private Map<String, Object> settings(Map<String, Object> more) {
        var settings = endpoint.clientSettings();
        settings.put("client.id", "millrace-topics-tab");
        settings.put("request.timeout.ms", millis());
        settings.putAll(more);
        return settings;
    }

    private int millis() {
        return (int) deadline.toMillis();
    }
}
