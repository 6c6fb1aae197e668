package dev.millrace.grader.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// A string key with its window, as an object with `key`, `start` and `end`. On the wire the key's bytes come first,
/// then for a window of a fixed size its start (Kafka's `TimeWindowedSerializer`), for a session its end and its
/// start (`SessionWindowedSerializer`).
///
/// @param size of the window in milliseconds; negative for a session
record WindowWire(long size) implements Wire {
    static WindowWire ofSize(Duration size) {
        return new WindowWire(size.toMillis());
    }

    static WindowWire session() {
        return new WindowWire(-1);
    }

    @Override
    public byte[] encode(JsonNode node) {
        var key = node.path("key").asText().getBytes(StandardCharsets.UTF_8);
        long start = Instant.parse(node.path("start").asText()).toEpochMilli();
        long end = Instant.parse(node.path("end").asText()).toEpochMilli();
        if (size >= 0) {
            if (end - start != size) {
                throw new IllegalArgumentException("the window of " + node + " is not " + Duration.ofMillis(size));
            }
            return ByteBuffer.allocate(key.length + 8).put(key).putLong(start).array();
        }
        return ByteBuffer.allocate(key.length + 16)
                .put(key)
                .putLong(end)
                .putLong(start)
                .array();
    }

    @Override
    public JsonNode decode(byte[] bytes) {
        int split = bytes.length - (size < 0 ? 16 : 8);
        long first = ByteBuffer.wrap(bytes).getLong(split);
        long start = size < 0 ? ByteBuffer.wrap(bytes).getLong(split + 8) : first;
        long end = size < 0 ? first : start + size;
        return JsonNodeFactory.instance
                .objectNode()
                .put("key", new String(bytes, 0, split, StandardCharsets.UTF_8))
                .put("start", Instant.ofEpochMilli(start).toString())
                .put("end", Instant.ofEpochMilli(end).toString());
    }
}
