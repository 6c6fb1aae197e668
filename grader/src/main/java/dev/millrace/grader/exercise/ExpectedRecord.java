package dev.millrace.grader.exercise;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A record that a right submission produces. Timestamp and headers are compared only where they are stated.
///
/// @param key Jackson's `NullNode` for none; a windowed key is an object with `key`, `start` and `end`
/// @param value Jackson's `NullNode` for a tombstone
public record ExpectedRecord(
        String topic,
        JsonNode key,
        JsonNode value,
        Optional<Instant> timestamp,
        Optional<Map<String, String>> headers) {
    public ExpectedRecord {
        headers = headers.map(Map::copyOf);
    }
}
