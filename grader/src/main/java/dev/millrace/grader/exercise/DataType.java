package dev.millrace.grader.exercise;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/// The type of a key or value on the wire.
public sealed interface DataType {
    /// The type that a lab names: `string`, `long`, `integer`, `double`, `uuid`, `bytes`, `json`, `windowed-string/<ISO
    /// duration>`.
    ///
    /// @throws IllegalArgumentException when there is no such type; the message lists what there is
    static DataType parse(String text) {
        if (text.startsWith("windowed-string/")) {
            return new WindowedString(size(text.substring("windowed-string/".length())));
        }
        for (var plain : Plain.values()) {
            if (plain.name().toLowerCase(Locale.ROOT).equals(text)) {
                return plain;
            }
        }
        throw new IllegalArgumentException("unknown type `" + text
                + "`; there are string, long, integer, double, uuid, bytes, json and windowed-string/<size>");
    }

    private static Duration size(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "`" + text + "` is not a window size; write an ISO duration such as PT5M", e);
        }
    }

    /// Types without a parameter; each is what the serde of that name in `org.apache.kafka.common.serialization` reads
    /// and writes.
    enum Plain implements DataType {
        STRING,
        LONG,
        INTEGER,
        DOUBLE,
        UUID,
        BYTES,
        JSON
    }

    /// A string key with a time window of a fixed size, as `TimeWindowedSerde` writes it.
    record WindowedString(Duration size) implements DataType {}
}
