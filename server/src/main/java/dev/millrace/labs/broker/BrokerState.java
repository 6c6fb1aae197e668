package dev.millrace.labs.broker;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/// What a broker held when it was last asked. All names are untrusted text.
///
/// @param problem set where the broker did not answer; topics and groups are then those of the last answer
public record BrokerState(List<Topic> topics, List<Group> groups, Optional<String> problem) {
    public static final BrokerState NOTHING_YET = new BrokerState(List.of(), List.of(), Optional.empty());

    public BrokerState {
        topics = List.copyOf(topics);
        groups = List.copyOf(groups);
    }

    public Optional<Topic> topic(String name) {
        return topics.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    public Optional<Group> group(String id) {
        return groups.stream().filter(group -> group.id().equals(id)).findFirst();
    }

    BrokerState unreachable(String why) {
        return new BrokerState(topics, groups, Optional.of(why));
    }

    /// A topic; `id` differs between a deleted topic and another one of the same name.
    public record Topic(String name, Uuid id, List<Partition> partitions) {
        public Topic {
            partitions = List.copyOf(partitions);
        }

        /// Records that can be read now.
        public long records() {
            return partitions.stream().mapToLong(Partition::records).sum();
        }

        /// Offsets that were given out so far.
        public long end() {
            return partitions.stream().mapToLong(Partition::end).sum();
        }
    }

    /// A partition with its offsets: the first readable one, and the one that the next record gets.
    public record Partition(int number, long start, long end) {
        public long records() {
            return end - start;
        }
    }

    /// A consumer group as its coordinator sees it.
    public record Group(String id, String state, List<Member> members, List<Position> positions) {
        public Group {
            members = List.copyOf(members);
            positions = List.copyOf(positions);
        }

        public long largestLag() {
            return positions.stream().mapToLong(Position::lag).max().orElse(0);
        }

        public long lag() {
            return positions.stream().mapToLong(Position::lag).sum();
        }
    }

    /// One member and the partitions it was given, as `topic-partition`.
    public record Member(String clientId, List<String> partitions) {
        public Member {
            partitions = List.copyOf(partitions);
        }
    }

    /// How far a group is in one partition. Without a commit everything in the partition is still to be read.
    public record Position(String topic, int partition, Optional<Long> committed, long end, long lag) {}
}
