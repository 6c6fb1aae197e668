package dev.millrace.grader.judge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.exercise.ExpectedRecord;
import dev.millrace.grader.frames.FromWorker.Out;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A record on one side of a comparison.
///
/// @param position from 1, within the key or within the topic, as the mode counts
/// @param timestamp of an expected record only where it is stated; of a produced one always
/// @param headers likewise
/// @param cause index of the event that caused a produced record
record Item(
        JsonNode key,
        JsonNode value,
        int position,
        Optional<Instant> timestamp,
        Optional<Map<String, String>> headers,
        OptionalInt cause) {

    static Item expected(ExpectedRecord record, int position) {
        return new Item(
                record.key(), record.value(), position, record.timestamp(), record.headers(), OptionalInt.empty());
    }

    static Item produced(Out record, int position) {
        return new Item(
                record.key(),
                record.value(),
                position,
                Optional.of(Instant.ofEpochMilli(record.timestamp())),
                Optional.of(record.headers()),
                record.cause() < 0 ? OptionalInt.empty() : OptionalInt.of(record.cause()));
    }

    boolean tombstone() {
        return value.isNull();
    }
}
