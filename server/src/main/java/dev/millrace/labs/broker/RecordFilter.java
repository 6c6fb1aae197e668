package dev.millrace.labs.broker;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Which records are looked for. All that is given has to fit; nothing given is every record. Bytes that are no text
/// are compared as far as they are.
///
/// @param key the whole key, or with a `*` at its end what it begins with; empty for any
/// @param header `name`, or `name=value`; empty for any
/// @param value what the value contains; empty for any
/// @param exact whether upper and lower case differ
public record RecordFilter(String key, String header, String value, boolean exact, OptionalInt partition) {
    public static final RecordFilter ANY = new RecordFilter("", "", "", false, OptionalInt.empty());

    /// Whether the content of records matters, so that each has to be looked at.
    public boolean looksInside() {
        return !key.isEmpty() || !header.isEmpty() || !value.isEmpty();
    }

    public boolean isAny() {
        return !looksInside() && partition.isEmpty();
    }

    boolean matches(ConsumerRecord<byte[], byte[]> record) {
        return (partition.isEmpty() || partition.getAsInt() == record.partition())
                && (key.isEmpty() || keyFits(record.key()))
                && (header.isEmpty() || headerFits(record))
                && (value.isEmpty() || contains(record.value()));
    }

    private boolean keyFits(byte @Nullable [] bytes) {
        if (bytes == null) return false;
        var text = text(bytes);
        if (!key.endsWith("*")) return same(text, key);
        return text.regionMatches(!exact, 0, key, 0, key.length() - 1);
    }

    private boolean headerFits(ConsumerRecord<byte[], byte[]> record) {
        int equals = header.indexOf('=');
        var name = equals < 0 ? header : header.substring(0, equals);
        for (Header candidate : record.headers()) {
            if (!same(candidate.key(), name)) continue;
            if (equals < 0) return true;
            if (candidate.value() != null && same(text(candidate.value()), header.substring(equals + 1))) return true;
        }
        return false;
    }

    private boolean contains(byte @Nullable [] bytes) {
        return bytes != null && needle().matcher(text(bytes)).find();
    }

    private Pattern needle() {
        int flags = exact ? Pattern.LITERAL : Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return Pattern.compile(value, flags);
    }

    private boolean same(String one, String other) {
        return exact ? one.equals(other) : one.equalsIgnoreCase(other);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The partition alone, for a search that goes on without the rest.
    public Optional<Integer> onlyPartition() {
        return partition.isPresent() ? Optional.of(partition.getAsInt()) : Optional.empty();
    }
}
