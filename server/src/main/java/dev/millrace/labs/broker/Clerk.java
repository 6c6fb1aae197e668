package dev.millrace.labs.broker;

import dev.millrace.labs.broker.RecordPage.At;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// Does on a broker what a student asks for in the page: makes and deletes topics, writes records. Each errand uses a
/// client of its own and is over within a few seconds; what the broker refuses comes back as a sentence.
public final class Clerk {
    private static final int MOST_PARTITIONS = 50;
    private final Clients clients;
    private final Runnable done;

    Clerk(Clients clients, Runnable done) {
        this.clients = clients;
        this.done = done;
    }

    /// A record to write; without a partition the key decides, as Java's client does it.
    public record Draft(
            String topic,
            Optional<String> key,
            Optional<String> value,
            Map<String, String> headers,
            Optional<Integer> partition) {
        public Draft {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers)); // in the order typed
        }
    }

    /// How an errand went.
    public sealed interface Outcome {
        /// The broker did it.
        record Done(String sentence) implements Outcome {}

        /// The record is stored there.
        record Written(int partition, long offset) implements Outcome {}

        /// The records are stored there, in their order, in a topic of so many partitions.
        record Wrote(List<At> stored, int partitions) implements Outcome {
            public Wrote {
                stored = List.copyOf(stored);
            }
        }

        /// It was not done, and what to do about it.
        record Refused(String sentence) implements Outcome {}
    }

    public Outcome createTopic(String name, int partitions) {
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            return new Outcome.Refused("Choose between 1 and " + MOST_PARTITIONS + " partitions.");
        }
        return errand(name, () -> {
            try (var admin = clients.admin()) {
                await(admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
                        .all()
                        .toCompletionStage()
                        .toCompletableFuture());
            }
            return new Outcome.Done("Topic %s is made.".formatted(name));
        });
    }

    public Outcome deleteTopic(String name) {
        return errand(name, () -> {
            try (var admin = clients.admin()) {
                await(admin.deleteTopics(List.of(name))
                        .all()
                        .toCompletionStage()
                        .toCompletableFuture());
            }
            return new Outcome.Done("Topic %s is deleted.".formatted(name));
        });
    }

    public Outcome write(Draft draft) {
        return errand(draft.topic(), () -> {
            var refusal = refusal(draft.topic(), draft.partition(), partitions(draft.topic()));
            if (refusal.isPresent()) return new Outcome.Refused(refusal.get());
            try (var producer = clients.producer()) {
                RecordMetadata stored = await(producer.send(record(draft)));
                return new Outcome.Written(stored.partition(), stored.offset());
            }
        });
    }

    /// Writes records to a topic, all of them with one client; without a partition the key decides.
    public Outcome writeAll(String topic, List<ProducerRecord<byte[], byte[]>> records) {
        return errand(topic, () -> {
            var partition = records.stream()
                    .flatMap(record -> Optional.ofNullable(record.partition()).stream())
                    .max(Integer::compare);
            int partitions = partitions(topic);
            var refusal = refusal(topic, partition, partitions);
            if (refusal.isPresent()) return new Outcome.Refused(refusal.get());
            try (var producer = clients.producer()) {
                var sent = records.stream().map(producer::send).toList();
                var stored = new ArrayList<At>();
                for (var future : sent) {
                    RecordMetadata at = await(future);
                    stored.add(new At(at.partition(), at.offset()));
                }
                return new Outcome.Wrote(stored, partitions);
            }
        });
    }

    /// A producer waits long for a topic or partition that does not exist; ask first.
    private int partitions(String topic) throws Exception {
        if (!clients.mayUse(topic)) throw new UnknownTopicOrPartitionException(topic);
        try (Admin admin = clients.admin()) {
            var found = await(admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .toCompletionStage()
                            .toCompletableFuture())
                    .get(topic);
            return found == null ? 0 : found.partitions().size();
        }
    }

    private static Optional<String> refusal(String topic, Optional<Integer> partition, int partitions) {
        return partition
                .filter(p -> p < 0 || p >= partitions)
                .map(p -> "%s has the partitions 0 to %d; there is no %d.".formatted(topic, partitions - 1, p));
    }

    private static ProducerRecord<byte[], byte[]> record(Draft draft) {
        var record = new ProducerRecord<>(
                draft.topic(),
                draft.partition().orElse(null),
                bytes(draft.key().orElse(null)),
                bytes(draft.value().orElse(null)));
        draft.headers().forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Errand {
        Outcome run() throws Exception;
    }

    private Outcome errand(String topic, Errand errand) {
        try {
            var outcome = errand.run();
            done.run();
            return outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Refused("The server is stopping. Try again in a moment.");
        } catch (TimeoutException | org.apache.kafka.common.errors.TimeoutException e) {
            return new Outcome.Refused("Your broker did not answer within %d seconds. Try again."
                    .formatted(clients.deadline().toSeconds()));
        } catch (ExecutionException | KafkaException e) {
            return new Outcome.Refused(
                    sentence(topic, e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e));
        } catch (Exception e) {
            throw new IllegalStateException("broker=" + clients.endpoint(), e);
        }
    }

    private static String sentence(String topic, Throwable cause) {
        return switch (cause) {
            case TopicExistsException _ -> "There is a topic " + topic + " already.";
            case InvalidTopicException _ ->
                "A topic's name has 1 to 249 letters, digits, dots, hyphens and underscores.";
            case UnknownTopicOrPartitionException _ -> "There is no topic " + topic + ". Create it first.";
            case RecordTooLargeException _ -> "The record is larger than the broker takes.";
            case org.apache.kafka.common.errors.TimeoutException _ -> "Your broker did not answer in time. Try again.";
            default ->
                "Your broker refused: "
                        + cause.getClass()
                                .getSimpleName()
                                .replace("Exception", "")
                                .toLowerCase(Locale.ROOT) + ".";
        };
    }

    private <T> T await(java.util.concurrent.Future<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(clients.deadline().toMillis(), TimeUnit.MILLISECONDS);
    }
}
