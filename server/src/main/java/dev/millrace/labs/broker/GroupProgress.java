package dev.millrace.labs.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.RetriableException;

/// How far a consumer group has read.
final class GroupProgress {
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private GroupProgress() {}

    /// Waits until the group has so many members, every partition is given to one, and everything is committed.
    static void awaitCaughtUp(Admin admin, String group, List<String> topics, int members, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + patience.toNanos();
        while (!isThere(admin, group, topics, members, patience)) {
            if (System.nanoTime() > end) throw new TimeoutException("group " + group + " does not catch up");
            Thread.sleep(BETWEEN);
        }
    }

    /// A group that nobody joined yet is not known; a topic just made may not have a leader.
    private static boolean isThere(Admin admin, String group, List<String> topics, int members, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return isCaughtUp(admin, group, topics, members, patience);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException || e.getCause() instanceof RetriableException)
                return false;
            throw e;
        }
    }

    private static boolean isCaughtUp(Admin admin, String group, List<String> topics, int members, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        var ends = ends(admin, topics, patience);
        var given = new HashSet<TopicPartition>();
        var description = await(admin.describeConsumerGroups(List.of(group)).all(), patience)
                .get(group);
        if (description == null || description.members().size() != members) return false;
        description.members().forEach(member -> given.addAll(member.assignment().topicPartitions()));
        if (!given.containsAll(ends.keySet())) return false;
        var committed = await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(), patience);
        return ends.entrySet().stream().allMatch(each -> {
            var offset = committed.get(each.getKey());
            return offset != null && offset.offset() >= each.getValue();
        });
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Collection<String> topics, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        var query = new HashMap<TopicPartition, OffsetSpec>();
        await(admin.describeTopics(topics).allTopicNames(), patience)
                .forEach((name, topic) -> topic.partitions()
                        .forEach(p -> query.put(new TopicPartition(name, p.partition()), OffsetSpec.latest())));
        var ends = new HashMap<TopicPartition, Long>();
        await(admin.listOffsets(query).all(), patience).forEach((at, found) -> ends.put(at, found.offset()));
        return ends;
    }

    private static <T> T await(KafkaFuture<T> future, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
