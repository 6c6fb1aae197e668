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
    Admin admin() {
        return admin(3);
    }

    /// Tries again for as long as the deadline allows: for steps, right after topics and groups were made or deleted.
    Admin patientAdmin() {
        return admin(1_000);
    }

    private Admin admin(int retries) {
        return Admin.create(Map.of(
                "bootstrap.servers", endpoint.bootstrap(),
                "client.id", "millrace-topics-tab",
                "default.api.timeout.ms", millis(),
                "request.timeout.ms", millis(),
                "retries", retries));
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return consumer(500, 512 << 10);
    }

    /// @param records as many as one poll brings; `bytes`: as many as one fetch brings of a partition, roughly
    KafkaConsumer<byte[], byte[]> consumer(int records, int bytes) {
        return new KafkaConsumer<>(
                Map.ofEntries(
                        Map.entry("bootstrap.servers", endpoint.bootstrap()),
                        Map.entry("client.id", "millrace-topics-tab"),
                        Map.entry("default.api.timeout.ms", millis()),
                        Map.entry("request.timeout.ms", millis()),
                        Map.entry("enable.auto.commit", false),
                        Map.entry("auto.offset.reset", "earliest"),
                        Map.entry("max.poll.records", records),
                        Map.entry("fetch.max.bytes", 2 << 20),
                        Map.entry("max.partition.fetch.bytes", bytes),
                        Map.entry("allow.auto.create.topics", false)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /// A consumer that takes part in a group, from the beginning where nothing is committed.
    KafkaConsumer<byte[], byte[]> member(String group) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        endpoint.bootstrap(),
                        "group.id",
                        group,
                        "client.id",
                        "millrace-steps",
                        "default.api.timeout.ms",
                        millis(),
                        "request.timeout.ms",
                        millis(),
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "allow.auto.create.topics",
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        endpoint.bootstrap(),
                        "client.id",
                        "millrace-topics-tab",
                        "acks",
                        "all",
                        "linger.ms",
                        0,
                        "buffer.memory",
                        4L << 20,
                        "max.block.ms",
                        millis(),
                        "request.timeout.ms",
                        millis(),
                        "delivery.timeout.ms",
                        millis()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private int millis() {
        return (int) deadline.toMillis();
    }
}
