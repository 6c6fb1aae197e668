package dev.millrace.grader.diagnosis;

import java.util.OptionalLong;

/// Where the time of an event is read.
sealed interface Clock {
    /// Milliseconds; empty when the event does not tell.
    OptionalLong of(Seen seen);

    /// The timestamp of the record.
    record Timestamp() implements Clock {
        @Override
        public OptionalLong of(Seen seen) {
            return OptionalLong.of(seen.at());
        }
    }

    /// A field of its value.
    record Field(String path) implements Clock {
        @Override
        public OptionalLong of(Seen seen) {
            return Fields.time(seen.field(path));
        }
    }
}
