package dev.millrace.checkout;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/// States facts in topics, for one service. Thread-safe.
final class Facts implements AutoCloseable {
    private static final Duration LAST_WRITES = Duration.ofSeconds(1);

    private final Broker broker;
    private final KafkaProducer<String, String> producer;

    Facts(Clients clients, String service) {
        this.broker = clients.broker();
        this.producer = clients.producer(service);
    }

    /// Gets to know the topic, so that the first record does not wait for that.
    ///
    /// @throws BrokerAway when the broker did not answer within the deadline
    void prepare(Topic topic) {
        try {
            producer.partitionsFor(topic.at(broker));
        } catch (KafkaException e) {
            throw new BrokerAway("the broker did not tell of " + topic.plain(), e);
        }
    }

    /// Returns once the broker keeps the record.
    ///
    /// @throws CallFailed when it did not within the deadline
    void publish(Topic topic, String key, Event event) throws CallFailed, InterruptedException {
        try {
            producer.send(new ProducerRecord<>(topic.at(broker), key, event.json()))
                    .get(Clients.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            if (Thread.interrupted()) throw new InterruptedException("while publishing");
            throw new CallFailed(503, event.orderId(), "the broker did not take the record", e);
        }
    }

    @Override
    public void close() {
        producer.close(LAST_WRITES);
    }
}
