package dev.millrace.grader.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.millrace.grader.frames.Moment.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TopologyTestDriver;

/// Which entries of the state stores changed, from the topics that log their changes. A store without such a topic, and
/// what a store lets expire by itself, is not seen.
final class StoreChanges {
    private static final String PREFIX = Replay.APPLICATION + "-";
    private static final String CHANGELOG = "-changelog";

    private record Entry(String topic, Bytes key) {}

    private final TopologyTestDriver driver;
    private final Map<String, StoreCodec> stores = new HashMap<>();
    private final Map<Entry, JsonNode> values = new HashMap<>();

    StoreChanges(TopologyTestDriver driver) {
        this.driver = driver;
    }

    /// The entries that changed since the last time, each once.
    List<Change> drain() {
        var changes = new ArrayList<Change>();
        for (var topic : driver.producedTopicNames()) {
            if (topic.startsWith(PREFIX) && topic.endsWith(CHANGELOG)) {
                drain(topic, changes);
            }
        }
        return changes;
    }

    private void drain(String topic, List<Change> changes) {
        var name = topic.substring(PREFIX.length(), topic.length() - CHANGELOG.length());
        var codec = stores.computeIfAbsent(
                name, n -> new StoreCodec(driver.getAllStateStores().get(n), topic));
        var bytes = new ByteArrayDeserializer();
        var now = new LinkedHashMap<Entry, byte[]>();
        for (var record : driver.createOutputTopic(topic, bytes, bytes).readRecordsToList()) {
            if (record.key() != null) {
                now.put(new Entry(topic, Bytes.wrap(record.key())), record.value());
            }
        }
        now.forEach((entry, value) -> {
            JsonNode after = codec.value(value);
            JsonNode before = after.isNull() ? values.remove(entry) : values.put(entry, after);
            var known = before == null ? NullNode.getInstance() : before;
            if (!known.equals(after)) {
                var key = codec.key(entry.key().get());
                changes.add(new Change(name, key.key(), key.start(), key.end(), known, after));
            }
        });
    }
}
