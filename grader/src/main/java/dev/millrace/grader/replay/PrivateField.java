package dev.millrace.grader.replay;

import org.jspecify.annotations.Nullable;

/// Reads private fields of Kafka Streams, where it has no public way to tell. Checked with 4.3.1; tests of those who
/// use it fail when another version has other fields.
final class PrivateField {
    private PrivateField() {}

    /// The value of a field of the object's class or of one above; null when there is none.
    static @Nullable Object of(Object object, String name) {
        Class<?> type = object.getClass();
        while (type != null && type.getName().startsWith("org.apache.kafka.")) {
            try {
                var field = type.getDeclaredField(name);
                field.setAccessible(true);
                return field.get(object);
            } catch (NoSuchFieldException e) {
                type = type.getSuperclass();
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("a field that was made accessible is not", e);
            }
        }
        return null;
    }
}
