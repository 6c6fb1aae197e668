package dev.millrace.grader.exercise;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/// One line of a recorded input.
public sealed interface InputEvent {
    /// A record on an input topic. A null key or value is Jackson's `NullNode`; a null value is a tombstone.
    ///
    /// @param partition the partition it was recorded from; replay has one partition and keeps this for display
    /// @param note the author's remark, "late, inside grace"; empty when there is none
    record Arrival(
            String topic,
            JsonNode key,
            JsonNode value,
            Instant timestamp,
            Map<String, String> headers,
            OptionalInt partition,
            String note)
            implements InputEvent {
        public Arrival {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }

    /// The wall clock moves on; punctuators on wall-clock time fire.
    record AdvanceWallClock(Duration by) implements InputEvent {}
}
