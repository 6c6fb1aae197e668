package dev.millrace.labs.broker;

import dev.millrace.labs.runtime.Endpoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// Looks whether clients use a broker, in four requests with a client that is closed again. Stateless.
public final class Stillness {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private Stillness() {}

    /// What two looks at an unused broker have in common.
    ///
    /// @param members groups that have members; with one the broker is in use whatever else
    /// @param ends the end of every partition
    public record Footprint(int members, Map<String, Long> ends) {
        public Footprint {
            ends = Map.copyOf(ends);
        }
    }

    /// Empty where the broker does not answer.
    public static Optional<Footprint> look(Endpoint broker) {
        try (var admin = new Clients(broker, DEADLINE).admin()) {
            int busy = await(admin.listGroups(new ListGroupsOptions()).all()).stream()
                    .filter(group -> group.groupState()
                            .filter(state ->
                                    !Set.of(GroupState.EMPTY, GroupState.DEAD).contains(state))
                            .isPresent())
                    .toList()
                    .size();
            return Optional.of(new Footprint(busy, ends(admin)));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Map<String, Long> ends(Admin admin)
            throws ExecutionException, TimeoutException, InterruptedException {
        var names = await(admin.listTopics().names());
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        await(admin.describeTopics(names).allTopicNames())
                .forEach((name, topic) -> topic.partitions()
                        .forEach(p -> asked.put(new TopicPartition(name, p.partition()), OffsetSpec.latest())));
        var ends = new HashMap<String, Long>();
        await(admin.listOffsets(asked).all()).forEach((partition, end) -> ends.put(partition.toString(), end.offset()));
        return ends;
    }

    private static <T> T await(KafkaFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
