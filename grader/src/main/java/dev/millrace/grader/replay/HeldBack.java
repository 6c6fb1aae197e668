package dev.millrace.grader.replay;

import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.internals.BufferValue;
import org.apache.kafka.streams.state.internals.TimeOrderedKeyValueBuffer;
import org.jspecify.annotations.Nullable;

/// The buffer of `suppress`, which holds results back until their window is closed.
final class HeldBack {
    private HeldBack() {}

    static boolean is(StateStore store) {
        return store instanceof TimeOrderedKeyValueBuffer<?, ?, ?>;
    }

    /// The value that would be sent on, from a record of the buffer's changelog; null when it is not of that form or is
    /// none. Method `deserialize` and field `newValue` of `BufferValue` are not public.
    static byte @Nullable [] newValue(byte[] logged) {
        try {
            var reading = BufferValue.class.getDeclaredMethod("deserialize", ByteBuffer.class);
            reading.setAccessible(true);
            var value = reading.invoke(null, ByteBuffer.wrap(logged));
            return value != null && PrivateField.of(value, "newValue") instanceof byte[] bytes ? bytes : null;
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return null;
        }
    }
}
