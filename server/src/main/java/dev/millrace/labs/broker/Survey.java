package dev.millrace.labs.broker;

import dev.millrace.labs.broker.BrokerState.Group;
import dev.millrace.labs.broker.BrokerState.Member;
import dev.millrace.labs.broker.BrokerState.Partition;
import dev.millrace.labs.broker.BrokerState.Position;
import dev.millrace.labs.broker.BrokerState.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// Asks a broker what it holds: topics, partitions with their offsets, groups with members and lag. A handful of
/// requests, each with a deadline; a student who made thousands of topics or groups sees the first ones.
final class Survey {
    private static final int TOPICS_CAP = 100;
    private static final int PARTITIONS_CAP = 500;
    private static final int GROUPS_CAP = 50;
    private final Admin admin;
    private final Duration deadline;
    private final String prefix;

    /// @param prefix of the names that are the student's; others are none of their business
    Survey(Admin admin, Duration deadline, String prefix) {
        this.admin = admin;
        this.deadline = deadline;
        this.prefix = prefix;
    }

    BrokerState take() throws BrokerUnreachable {
        var topics = topics();
        return new BrokerState(topics, groups(ends(topics)), Optional.empty());
    }

    private List<Topic> topics() throws BrokerUnreachable {
        var names = await(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .limit(TOPICS_CAP)
                .toList();
        var described = await(admin.describeTopics(names).allTopicNames());
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : new TreeMap<>(described).values()) {
            topic.partitions().forEach(p -> partitions.add(new TopicPartition(topic.name(), p.partition())));
        }
        var asked = partitions.subList(0, Math.min(PARTITIONS_CAP, partitions.size()));
        var starts = offsets(asked, OffsetSpec.earliest());
        var ends = offsets(asked, OffsetSpec.latest());
        return described.values().stream()
                .sorted(Comparator.comparing(TopicDescription::name))
                .map(topic -> topic(topic, starts, ends))
                .toList();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(List<TopicPartition> partitions, OffsetSpec spec)
            throws BrokerUnreachable {
        var query = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(partition -> query.put(partition, spec));
        return await(admin.listOffsets(query).all());
    }

    private static Topic topic(
            TopicDescription topic,
            Map<TopicPartition, ListOffsetsResultInfo> starts,
            Map<TopicPartition, ListOffsetsResultInfo> ends) {
        var partitions = topic.partitions().stream()
                .map(info -> partition(new TopicPartition(topic.name(), info.partition()), starts, ends))
                .toList();
        return new Topic(topic.name(), topic.topicId(), partitions);
    }

    private static Partition partition(
            TopicPartition partition,
            Map<TopicPartition, ListOffsetsResultInfo> starts,
            Map<TopicPartition, ListOffsetsResultInfo> ends) {
        var start = starts.get(partition);
        var end = ends.get(partition);
        return new Partition(partition.partition(), start == null ? 0 : start.offset(), end == null ? 0 : end.offset());
    }

    private static Map<TopicPartition, Partition> ends(List<Topic> topics) {
        var known = new HashMap<TopicPartition, Partition>();
        for (var topic : topics) {
            topic.partitions().forEach(p -> known.put(new TopicPartition(topic.name(), p.number()), p));
        }
        return known;
    }

    private List<Group> groups(Map<TopicPartition, Partition> partitions) throws BrokerUnreachable {
        var ids = await(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
                .map(GroupListing::groupId)
                .filter(id -> id.startsWith(prefix))
                .sorted()
                .limit(GROUPS_CAP)
                .toList();
        var described = await(admin.describeConsumerGroups(ids).all());
        var groups = new ArrayList<Group>();
        for (var id : ids) {
            var committed = await(admin.listConsumerGroupOffsets(id).partitionsToOffsetAndMetadata());
            var description = described.get(id);
            if (description != null) groups.add(group(description, committed, partitions));
        }
        return groups;
    }

    private static Group group(
            ConsumerGroupDescription group,
            Map<TopicPartition, OffsetAndMetadata> committed,
            Map<TopicPartition, Partition> partitions) {
        var order = Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);
        var positions = new TreeMap<TopicPartition, Position>(order);
        committed.forEach((at, offset) -> position(
                        at, offset == null ? Optional.empty() : Optional.of(offset.offset()), partitions)
                .ifPresent(position -> positions.put(at, position)));
        var members = new ArrayList<Member>();
        for (var member : group.members()) {
            var given =
                    member.assignment().topicPartitions().stream().sorted(order).toList();
            given.forEach(at -> {
                if (!positions.containsKey(at)) {
                    position(at, Optional.empty(), partitions).ifPresent(position -> positions.put(at, position));
                }
            });
            members.add(new Member(
                    member.clientId(),
                    given.stream().map(TopicPartition::toString).toList()));
        }
        members.sort(Comparator.comparing(member -> String.join(" ", member.partitions())));
        return new Group(group.groupId(), group.groupState().toString(), members, List.copyOf(positions.values()));
    }

    private static Optional<Position> position(
            TopicPartition at, Optional<Long> committed, Map<TopicPartition, Partition> partitions) {
        var partition = partitions.get(at);
        if (partition == null) return Optional.empty();
        long read = Math.max(committed.orElse(partition.start()), partition.start());
        long lag = Math.max(0, partition.end() - read);
        return Optional.of(new Position(at.topic(), at.partition(), committed, partition.end(), lag));
    }

    private <T> T await(KafkaFuture<T> future) throws BrokerUnreachable {
        try {
            return future.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new BrokerUnreachable(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new BrokerUnreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnreachable(e);
        }
    }

    /// The broker did not answer, or changed while it was asked (a topic deleted between two requests): ask again.
    static final class BrokerUnreachable extends Exception {
        private static final long serialVersionUID = 1;

        BrokerUnreachable(Throwable cause) {
            super(cause);
        }
    }
}
