package dev.millrace.grader.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one event caused in one run. Lists are cut after [#MOST_ENTRIES].
///
/// @param event index in [Replayed#events]; -1 before the first
/// @param streamTime the highest timestamp that the task has seen; empty before the first record
/// @param outputs records on the lab's output topics, in order
/// @param changes entries of state stores, in order, each entry once
/// @param dropped records that Kafka Streams left out
/// @param punctuated names of the nodes whose punctuator fired, each firing once
/// @param exception what was thrown, with its own frames; nothing happens after it
/// @param more how many outputs, changes, drops and punctuations there were beyond those that are shown
public record Step(
        int event,
        Optional<Instant> streamTime,
        List<Output> outputs,
        List<Change> changes,
        List<Dropped> dropped,
        List<String> punctuated,
        Optional<String> exception,
        int more) {
    /// Most outputs of a step that are kept; likewise changes, drops and punctuations.
    public static final int MOST_ENTRIES = 50;

    public Step {
        outputs = List.copyOf(outputs);
        changes = List.copyOf(changes);
        dropped = List.copyOf(dropped);
        punctuated = List.copyOf(punctuated);
    }

    /// Whether nothing came of the event.
    public boolean quiet() {
        return outputs.isEmpty()
                && changes.isEmpty()
                && dropped.isEmpty()
                && punctuated.isEmpty()
                && exception.isEmpty();
    }

    /// A record that came out.
    ///
    /// @param key `NullNode` for none; a windowed key is an object with `key`, `start` and `end`
    /// @param value `NullNode` for a tombstone
    public record Output(String topic, JsonNode key, JsonNode value, Instant timestamp, Map<String, String> headers) {
        public Output {
            headers = Map.copyOf(headers);
        }
    }

    /// An entry of a state store that the event changed.
    ///
    /// @param window of the entry, in a store of windows or sessions
    /// @param before the value before; empty when there was no entry
    /// @param after the value after; empty when the entry is gone
    public record Change(
            String store, JsonNode key, Optional<Span> window, Optional<JsonNode> before, Optional<JsonNode> after) {}

    /// A record that an operator of Kafka Streams left out.
    ///
    /// @param window for which it came too late
    /// @param lateBy how much later than the end of the window plus grace stream time was
    public record Dropped(Why why, Optional<Span> window, Optional<Duration> lateBy) {}

    /// Why a record was dropped.
    public enum Why {
        /// Stream time had reached the end of its window plus grace.
        LATE,
        NULL_KEY,
        NULL_VALUE,
        /// Kafka Streams counted a dropped record and does not say why.
        UNKNOWN
    }

    /// A window: a session includes its end, every other window does not.
    public record Span(Instant start, Instant end) {}
}
