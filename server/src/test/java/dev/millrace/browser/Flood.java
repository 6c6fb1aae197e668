package dev.millrace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.labs.runtime.Endpoint;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// A producer that does not stop: so many records a second until it is closed, for a minute at most.
final class Flood implements AutoCloseable {
    private static final int TICKS = 20;

    private final AtomicLong written = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopped;

    private Flood(Endpoint broker, String topic, int rate) {
        thread = Thread.ofPlatform().name("flood").start(() -> write(broker, topic, rate));
    }

    /// Begins.
    ///
    /// @param rate records a second
    static Flood of(Endpoint broker, String topic, int rate) {
        return new Flood(broker, topic, rate);
    }

    private void write(Endpoint broker, String topic, int rate) {
        var settings = new HashMap<>(broker.clientSettings());
        settings.put("linger.ms", 20);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            long next = System.nanoTime();
            for (long n = 0; n < 60L * rate && !stopped; n++) {
                if (n % (rate / TICKS) == 0) {
                    next += TimeUnit.SECONDS.toNanos(1) / TICKS;
                    TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                }
                Callback count = (_, failure) -> {
                    if (failure == null) written.incrementAndGet();
                };
                var _ = producer.send(new ProducerRecord<>(topic, "c-" + n % 1_000, "{\"scan\":" + n + "}"), count);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitWritten(long records) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (written.get() < records) {
            assertThat(System.nanoTime()).as("%d written in time", records).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
