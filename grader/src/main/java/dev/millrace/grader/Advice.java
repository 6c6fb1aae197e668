package dev.millrace.grader;

import java.util.Locale;

/// Something that passes here and would go wrong in production. It never changes an outcome.
///
/// @param sentence what a student reads: what was seen, and what to do about it
public record Advice(Kind kind, String sentence) {
    /// The classes of advice.
    public enum Kind {
        /// The same events gave other records when they were run again.
        NOT_DETERMINISTIC,
        /// The result changed with an order of events that Kafka does not promise.
        DEPENDS_ON_ORDER,
        /// Records of several keys meet in one entry of a store, and nothing brings them to one partition.
        SPLIT_STATE,
        /// State is kept outside of stores, where a restart or another task does not find it.
        UNSTORED_STATE,
        /// The clock of the machine is asked, not the time of the records.
        WALL_CLOCK,
        /// A reduce or aggregate writes the same result again and again.
        REPEATED_RESULT;

        /// The name in JSON, `not-deterministic`.
        public String json() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
