package dev.millrace.labs.tally;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.millrace.content.check.FieldPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record while it is counted; its value is read as JSON once, and only if a check asks. Used by one thread.
public final class ReadRecord {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /// A larger value is not looked into.
    private static final int LARGEST = 256 << 10;

    private final ConsumerRecord<byte[], byte[]> raw;
    private @Nullable JsonNode value;

    public ReadRecord(ConsumerRecord<byte[], byte[]> raw) {
        this.raw = raw;
    }

    int partition() {
        return raw.partition();
    }

    long offset() {
        return raw.offset();
    }

    byte @Nullable [] key() {
        return raw.key();
    }

    boolean isTombstone() {
        return raw.value() == null;
    }

    /// Empty for a tombstone.
    byte[] value() {
        return raw.value() == null ? new byte[0] : raw.value();
    }

    /// What stands there; a missing node where nothing does, or where the value is not JSON.
    JsonNode at(FieldPath path) {
        return switch (path) {
            case FieldPath.InValue in -> in.in(json());
            case FieldPath.Key() -> raw.key() == null ? MissingNode.getInstance() : text(raw.key());
            case FieldPath.Timestamp() -> LongNode.valueOf(raw.timestamp());
            case FieldPath.Partition() -> IntNode.valueOf(raw.partition());
            case FieldPath.Header(var name) -> header(name);
        };
    }

    JsonNode header(String name) {
        var header = raw.headers().lastHeader(name);
        if (header == null) return MissingNode.getInstance();
        return header.value() == null ? NullNode.getInstance() : text(header.value());
    }

    private JsonNode json() {
        if (value == null) value = parse(raw.value());
        return value;
    }

    private static JsonNode parse(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length > LARGEST) return MissingNode.getInstance();
        try {
            var node = JSON.readTree(bytes);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static JsonNode text(byte[] bytes) {
        return TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
    }
}
