package dev.millrace.labs.tenant;

import dev.millrace.labs.runtime.RuntimeUnreachable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the cluster stores under one prefix.
record Holdings(Cluster cluster, String prefix, Duration patience) {
    private static final Logger LOG = LoggerFactory.getLogger(Holdings.class);

    /// Deletes every topic and group; returns when they are gone. A group whose members will not go is left, and said.
    void delete() throws InterruptedException {
        deleteTopics();
        for (var group : groups()) deleteGroup(group);
    }

    private void deleteTopics() throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (var left = topics(); !left.isEmpty(); left = topics()) {
            if (System.nanoTime() > end) {
                throw new RuntimeUnreachable("The Kafka cluster does not delete topics.", new IllegalStateException());
            }
            deleteAll(left);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private void deleteAll(List<String> topics) {
        try {
            cluster.ask(admin -> admin.deleteTopics(topics).all());
        } catch (UnknownTopicOrPartitionException e) {
            // being deleted already
        }
    }

    List<String> topics() {
        return cluster.ask(admin -> admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private List<String> groups() {
        return cluster.ask(admin -> admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    private void deleteGroup(String group) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                cluster.ask(admin -> admin.deleteConsumerGroups(List.of(group)).all());
                return;
            } catch (GroupIdNotFoundException e) {
                return;
            } catch (GroupNotEmptyException e) {
                if (System.nanoTime() > end) {
                    LOG.warn("a group keeps its members and is left as it is group={}", group);
                    return;
                }
                sendAway(group);
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    private void sendAway(String group) {
        try {
            cluster.ask(
                    admin -> admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                            .all());
        } catch (ApiException e) {
            // members of the newer protocol leave when their session is over: they may not heartbeat any more
            LOG.debug("members stay for now group={}", group, e);
        }
    }
}
