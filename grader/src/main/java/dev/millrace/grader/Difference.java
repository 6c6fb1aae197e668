package dev.millrace.grader;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// One way in which the produced records are not the expected ones.
///
/// @param key Jackson's `NullNode` for a record without one
/// @param position from 1: the place within the key, or within the topic where the lab compares whole topics
/// @param expected the expected value, empty when no record was expected; a tombstone is `NullNode`
/// @param actual the produced value, empty when no record came
/// @param cause index from 0 of the input event after which the produced record came
/// @param sentence what a student reads; names topic, key and position
public record Difference(
        Kind kind,
        String topic,
        JsonNode key,
        int position,
        Optional<JsonNode> expected,
        Optional<JsonNode> actual,
        OptionalInt cause,
        String sentence) {

    /// The classes of difference.
    public enum Kind {
        MISSING,
        EXTRA,
        WRONG_VALUE,
        WRONG_KEY,
        WRONG_TIMESTAMP,
        OUT_OF_ORDER,
        DUPLICATE,
        MISSING_TOMBSTONE,
        /// The last record of the key is right, what came before it is not.
        RIGHT_IN_THE_END;

        /// The name in JSON, `right-in-the-end`.
        public String json() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// The kind in a student's words, `right in the end`.
        public String words() {
            return json().replace('-', ' ');
        }
    }
}
