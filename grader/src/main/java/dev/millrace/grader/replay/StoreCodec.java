package dev.millrace.grader.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.SessionStore;
import org.apache.kafka.streams.state.StateSerdes;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/// Reads the entries of one store as they stand in its changelog: the bytes of the key, for windows the start (8 bytes)
/// and a sequence number (4), for sessions end and start (8 each), as Kafka's `WindowKeySchema` and `SessionKeySchema`
/// write them; then the bytes of the value. What holds back results until a window closes writes both in a form of its
/// own.
final class StoreCodec {
    private static final int SEQUENCE = 4;

    /// A key with its window in milliseconds, -1 where there is none.
    record Key(JsonNode key, long start, long end) {}

    private enum Kind {
        PLAIN,
        WINDOWS,
        SESSIONS,
        /// Of `suppress`.
        HELD_BACK
    }

    private final Kind kind;
    private final Legible keys;
    private final Legible values;
    private final long windowSize;

    /// @param store null when it is not known any more
    StoreCodec(@Nullable StateStore store, String topic) {
        this.kind = kind(store);
        this.keys = new Legible(deserializer(store, true), topic);
        this.values = new Legible(deserializer(store, false), topic);
        this.windowSize = windowSize(store);
    }

    JsonNode value(byte @Nullable [] bytes) {
        if (bytes == null) {
            return NullNode.getInstance();
        }
        var inner = kind == Kind.HELD_BACK ? HeldBack.newValue(bytes) : bytes;
        return inner == null ? NullNode.getInstance() : values.json(inner);
    }

    Key key(byte[] bytes) {
        try {
            return switch (kind) {
                case PLAIN -> new Key(keys.json(bytes), -1, -1);
                case WINDOWS -> windowed(bytes);
                case SESSIONS -> session(bytes);
                case HELD_BACK -> heldBack(bytes);
            };
        } catch (RuntimeException e) {
            return new Key(Legible.guess(bytes), -1, -1);
        }
    }

    private Key windowed(byte[] bytes) {
        int length = bytes.length - Long.BYTES - SEQUENCE;
        long start = ByteBuffer.wrap(bytes).getLong(length);
        return new Key(keys.json(Arrays.copyOf(bytes, length)), start, start + windowSize);
    }

    private Key session(byte[] bytes) {
        int length = bytes.length - 2 * Long.BYTES;
        var times = ByteBuffer.wrap(bytes);
        return new Key(
                keys.json(Arrays.copyOf(bytes, length)), times.getLong(length + Long.BYTES), times.getLong(length));
    }

    private Key heldBack(byte[] bytes) {
        if (keys.object(bytes) instanceof Windowed<?> windowed) {
            return new Key(
                    Legible.json(windowed.key()),
                    windowed.window().start(),
                    windowed.window().end());
        }
        return new Key(keys.json(bytes), -1, -1);
    }

    private static Kind kind(@Nullable StateStore store) {
        return switch (store) {
            case WindowStore<?, ?> _ -> Kind.WINDOWS;
            case SessionStore<?, ?> _ -> Kind.SESSIONS;
            case null -> Kind.PLAIN;
            case StateStore other -> HeldBack.is(other) ? Kind.HELD_BACK : Kind.PLAIN;
        };
    }

    /// Private fields `serdes` of Kafka's metered stores, `keySerde` and `valueSerde` of what holds back.
    private static @Nullable Deserializer<?> deserializer(@Nullable StateStore store, boolean key) {
        if (store == null) {
            return null;
        }
        if (PrivateField.of(store, "serdes") instanceof StateSerdes<?, ?> serdes) {
            return key ? serdes.keyDeserializer() : inner(serdes.valueDeserializer());
        }
        var serde = PrivateField.of(store, key ? "keySerde" : "valueSerde");
        if (serde != null && !key) {
            serde = PrivateField.of(serde, "inner");
        }
        return serde instanceof Serde<?> known ? inner(known.deserializer()) : null;
    }

    /// Stores keep a timestamp and headers with the value; the changelog has them beside it.
    private static Deserializer<?> inner(Deserializer<?> deserializer) {
        for (var field : new String[] {"valueDeserializer", "aggregationDeserializer"}) {
            if (PrivateField.of(deserializer, field) instanceof Deserializer<?> wrapped) {
                return inner(wrapped);
            }
        }
        return deserializer;
    }

    /// 0 where what is kept for a time is single records, as joins do.
    private static long windowSize(@Nullable StateStore store) {
        if (store == null || singles(store)) {
            return 0;
        }
        return PrivateField.of(store, "windowSizeMs") instanceof Long size ? size : 0;
    }

    private static boolean singles(StateStore store) {
        StateStore at = store;
        while (at instanceof WrappedStateStore<?, ?, ?> wrapper) {
            at = wrapper.wrapped();
        }
        return PrivateField.of(at, "retainDuplicates") instanceof Boolean duplicates && duplicates;
    }
}
