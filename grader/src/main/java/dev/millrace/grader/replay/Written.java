package dev.millrace.grader.replay;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.grader.frames.FromWorker.Out;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.TopologyTestDriver;

/// Which keys the stores of a topology write while an event is processed, from the topics that log their changes.
/// Deletions do not count, and nothing is told of a topology that punctuates on stream time: there an event may write
/// what belongs to others.
record Written(TopologyTestDriver driver) {
    private static final String CHANGELOG = "-changelog";

    /// The keys since the last time, as bytes, each with the event that caused it.
    List<Out> drain(int cause) {
        var names = driver.producedTopicNames().stream()
                .filter(name -> name.startsWith(Replay.APPLICATION + "-") && name.endsWith(CHANGELOG))
                .toList();
        return names.isEmpty() || punctuates()
                ? List.of()
                : names.stream().flatMap(name -> keys(name, cause).stream()).toList();
    }

    private List<Out> keys(String topic, int cause) {
        var bytes = new ByteArrayDeserializer();
        return driver.createOutputTopic(topic, bytes, bytes).readRecordsToList().stream()
                .filter(r -> r.key() != null && r.value() != null)
                .map(r -> new Out(
                        topic,
                        JsonNodeFactory.instance.textNode(Base64.getEncoder().encodeToString(r.key())),
                        BooleanNode.TRUE,
                        0,
                        Map.of(),
                        cause))
                .toList();
    }

    /// Private fields `task` of the driver, `streamTimePunctuationQueue` of the task and `pq` of the queue.
    private boolean punctuates() {
        var task = PrivateField.of(driver, "task");
        var queue = task == null ? null : PrivateField.of(task, "streamTimePunctuationQueue");
        return queue != null && PrivateField.of(queue, "pq") instanceof Collection<?> waiting && !waiting.isEmpty();
    }
}
