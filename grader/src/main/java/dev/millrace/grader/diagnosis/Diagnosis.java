package dev.millrace.grader.diagnosis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The mistake that explains what is wrong in a case.
///
/// @param sentence what a student reads: topic, key, times and figures of this very case, and never what to type
public record Diagnosis(Kind kind, String sentence) {
    /// The mistakes that are known.
    public enum Kind {
        WRONG_TOPIC("A topic is read or written under another name than the contract’s."),
        SERDE("Bytes are written or read as another type than the contract’s."),
        FIELD_NAME("A field of the result has another name than in the contract."),
        FIELD_NOT_READ("A field of the input is not found under the name that the program looks for."),
        TOMBSTONE_CRASH("A record without a value stops the program."),
        MISSING_FIELD_CRASH("A record that lacks a field stops the program."),
        TOMBSTONE_IGNORED("A tombstone changes nothing, though it deletes its key."),
        TOMBSTONE_AS_VALUE("A tombstone is passed on as a record with a value."),
        TOMBSTONE_COUNTED("A tombstone is counted like a record with a value."),
        COPY_NOT_DELETED("What no longer belongs into the copy is left there as it was."),
        NOT_CO_PARTITIONED("The two sides of a join have different keys, so they never meet."),
        TABLE_JOIN_WAITS("A stream is expected to wait for a row of the table that it is joined with."),
        INNER_FOR_LEFT("What has no partner in the join is lost."),
        GRACE_MISSING("A joined pair is lost because one of the two came late."),
        LATE_DROPPED("Events that come late, but within grace, are left out."),
        LATE_COUNTED("Events that come after grace still count."),
        WINDOW_BOUNDARY("An event exactly at the end of a window is counted in that window."),
        WINDOW_SIZE("The windows have another length than the lab’s."),
        TIME_ZONE("Days begin at the midnight of another time zone."),
        WINDOW_SHIFTED("The windows begin at other times than the lab’s."),
        PROCESSING_TIME("The time of processing is used where the time of the event is meant."),
        NEVER_EMITTED("Windows that should have closed are still held back when the input ends."),
        EVERY_UPDATE("Every change of a result is passed on where only the final one is asked for."),
        KEY_LOST("The key is lost on the way, and everything falls together."),
        KEY_CHANGED("The records are under another key than the lab’s."),
        UPDATES_COUNTED("Every change of a thing is counted where each thing counts once."),
        DUPLICATES_COUNTED("Events that come twice count twice."),
        WRITTEN_TWICE("Every record is written twice."),
        NULL_KEY_DROPPED("Events without a key are lost."),
        FILTER_INVERTED("What should pass stays out, and what should stay out passes."),
        FILTER_MISSING("Events that should stay out count as well."),
        ZERO_DROPPED("Amounts of zero or less are left out."),
        ONLY_FIRST("Only the first of several is used."),
        ONLY_LAST("Only the last of several is used."),
        MONEY_AS_FLOAT("Money is counted in floating-point numbers, which cannot hold it."),
        NUMBER_OVERFLOW("A number is larger than its type can hold."),
        STATE_IN_FIELD("One memory is used for all keys."),
        ORDER_BROKEN("Records of a key change places.");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// The name in JSON, in `lab.yaml` and in the activity log, `late-dropped`.
        public String json() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// The mistake in general: what may be said of a hidden case, and of a whole class.
        public String words() {
            return words;
        }

        /// The kind of this name; empty when this version knows none.
        public static Optional<Kind> named(String json) {
            return Arrays.stream(values()).filter(k -> k.json().equals(json)).findFirst();
        }
    }
}
