package dev.millrace.grader.diagnosis;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// Where the key of a result is read in an event.
sealed interface Source {
    /// Empty when the event does not have it.
    Optional<String> of(Seen seen);

    /// In a sentence, after "by".
    String words();

    /// The event's own key.
    record Key() implements Source {
        @Override
        public Optional<String> of(Seen seen) {
            return Fields.text(seen.event().key());
        }

        @Override
        public String words() {
            return "the key that the events came with";
        }
    }

    /// A field of its value.
    record Field(String path) implements Source {
        @Override
        public Optional<String> of(Seen seen) {
            return Fields.text(seen.field(path));
        }

        @Override
        public String words() {
            return path.isEmpty() ? "their value" : "their field `" + path + "`";
        }
    }

    /// The same for every event; the text of none stands for a key that is null.
    record Constant(String text) implements Source {
        @Override
        public Optional<String> of(Seen seen) {
            return Optional.of(text);
        }

        @Override
        public String words() {
            return "one key for all";
        }
    }

    /// The day of the event's timestamp, `2026-03-02`.
    ///
    /// @param hours how far that clock is ahead of UTC
    record Day(int hours) implements Source {
        @Override
        public Optional<String> of(Seen seen) {
            return Optional.of(Instant.ofEpochMilli(seen.at())
                    .atOffset(ZoneOffset.ofHours(hours))
                    .toLocalDate()
                    .toString());
        }

        @Override
        public String words() {
            return "their day";
        }
    }

    /// Another source, and for events without a value a key of its own.
    record WithTombstones(Source inner, String text) implements Source {
        @Override
        public Optional<String> of(Seen seen) {
            return seen.tombstone() ? Optional.of(text) : inner.of(seen);
        }

        @Override
        public String words() {
            return inner.words();
        }
    }
}
