package dev.millrace.content.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.content.check.HttpTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// One thing that is done to a broker. Names are as the author writes them, without a student's prefix.
public sealed interface BrokerStep {
    /// The line in its file.
    int line();

    /// Makes a topic; one that is there already stays as it is.
    record MakeTopic(int line, String name, int partitions, Map<String, String> config) implements BrokerStep {
        public MakeTopic {
            config = inOrder(config);
        }
    }

    /// Changes settings of a topic and leaves the others.
    record SetConfig(int line, String topic, Map<String, String> set) implements BrokerStep {
        public SetConfig {
            set = inOrder(set);
        }
    }

    record DeleteTopic(int line, String topic) implements BrokerStep {}

    /// Writes records, in order.
    record Produce(int line, String topic, List<Draft> records) implements BrokerStep {
        public Produce {
            records = List.copyOf(records);
        }
    }

    /// So many members join the group, read to the end of the topics, commit, and stay.
    record Consume(int line, String group, List<String> topics, int members) implements BrokerStep {
        public Consume {
            topics = List.copyOf(topics);
        }
    }

    /// The members of the group that an earlier step made say goodbye.
    record Leave(int line, String group) implements BrokerStep {}

    /// Stores offsets for a group that has no members.
    record Commit(int line, String group, List<Position> positions) implements BrokerStep {
        public Commit {
            positions = List.copyOf(positions);
        }
    }

    record Wait(int line, Duration time) implements BrokerStep {}

    /// A service answers so from now on, in place of a student's. Only the linter's proof has one.
    record Serve(int line, HttpTarget target, int status, String type, String body) implements BrokerStep {}

    record Position(String topic, int partition, long offset) {}

    /// A record to write.
    ///
    /// @param key a text as it is, anything else as JSON; null for none
    /// @param value a text as it is, an object with `$base64` as those bytes, else as JSON; null is a
    ///     tombstone
    /// @param partition where it goes; without one the key decides, as Java's client does it
    record Draft(
            JsonNode key, JsonNode value, Map<String, String> headers, OptionalInt partition, Optional<Instant> at) {
        public Draft {
            headers = inOrder(headers);
        }
    }

    private static <K, V> Map<K, V> inOrder(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
