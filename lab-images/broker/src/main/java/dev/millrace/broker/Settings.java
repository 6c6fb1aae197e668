package dev.millrace.broker;

import java.nio.file.Path;
import java.util.Properties;

/// The broker's configuration: one node that is controller and broker, made small for a class of them on one machine.
/// What each setting brings was measured with Kafka 4.3.1 on two cores before it went in here.
final class Settings {
    static final int NODE = 1;

    private Settings() {}

    static Properties of(Listeners listeners, Path storage) {
        var settings = new Properties();
        identity(settings, storage);
        listeners.addTo(settings);
        memory(settings);
        threads(settings);
        waits(settings);
        internalTopics(settings);
        return settings;
    }

    private static void identity(Properties settings, Path storage) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("log.dirs", storage.toString());
        settings.put("auto.create.topics.enable", "true");
        settings.put("num.partitions", "1");
    }

    /// The cleaner's buffers are 128 MiB unless told; the cleaner itself must stay, compaction is part of the course.
    private static void memory(Properties settings) {
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(2 << 20));
        settings.put("log.cleaner.io.buffer.size", String.valueOf(256 << 10));
        settings.put("offsets.load.buffer.size", String.valueOf(256 << 10));
        settings.put("transaction.state.log.load.buffer.size", String.valueOf(256 << 10));
        // Small index files: on a full disk a memory-mapped one is what ends a JVM.
        settings.put("log.index.size.max.bytes", String.valueOf(1 << 20));
        settings.put("log.segment.bytes", String.valueOf(64 << 20));
        settings.put("message.max.bytes", String.valueOf(1 << 20));
    }

    private static void threads(Properties settings) {
        settings.put("num.io.threads", "2");
        settings.put("num.network.threads", "1");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "1");
        settings.put("num.replica.fetchers", "1");
        settings.put("num.replica.alter.log.dirs.threads", "1");
        settings.put("log.cleaner.threads", "1");
        settings.put("group.coordinator.threads", "1");
        settings.put("share.coordinator.threads", "1");
        settings.put("remote.log.manager.thread.pool.size", "1");
    }

    private static void waits(Properties settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("metadata.max.idle.interval.ms", "0");
        // Retention is looked at every five minutes by default: longer than the lab in which it is to be seen.
        settings.put("log.retention.check.interval.ms", "10000");
        // A broker that ends without taking its leave (kill -9) may register again only when its session is over.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "1000");
    }

    private static void internalTopics(Properties settings) {
        for (var topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(topic + ".num.partitions", "1");
            settings.put(topic + ".replication.factor", "1");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
    }
}
