package dev.millrace.grader.frames;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What happened inside a submission while one event was processed, beside the records that came out. From the sandbox,
/// like all of [FromWorker]: lists are cut, names are cleaned; values are cut by whoever shows them.
///
/// @param event index of the event; -1 before the first
/// @param streamTime milliseconds; negative before the first record
/// @param punctuated names of nodes whose punctuator fired
/// @param more entries that were left out
public record Moment(
        int event, long streamTime, List<Change> changes, List<Drop> drops, List<String> punctuated, int more) {
    /// Most entries of each list.
    public static final int MOST = 50;

    private static final int LONGEST_NAME = 300;

    public Moment {
        changes = changes.stream().limit(MOST).toList();
        drops = drops.stream().limit(MOST).toList();
        punctuated = punctuated.stream()
                .limit(MOST)
                .map(name -> PlainText.of(name, LONGEST_NAME))
                .toList();
        more = Math.max(0, more);
    }

    /// An entry of a store that changed.
    ///
    /// @param start of its window, milliseconds; negative without one
    /// @param end likewise
    /// @param before `NullNode` when there was no entry
    /// @param after `NullNode` when the entry is gone
    public record Change(String store, JsonNode key, long start, long end, JsonNode before, JsonNode after) {
        public Change {
            store = PlainText.of(store, LONGEST_NAME);
            requireNonNull(key);
            requireNonNull(before);
            requireNonNull(after);
        }
    }

    /// A record that Kafka Streams left out.
    ///
    /// @param why `late`, `null-key` or `null-value`; anything else counts as unknown
    /// @param start of the window that it is late for, milliseconds; negative when that is not known
    /// @param end likewise
    /// @param lateMs how far stream time was beyond the end of that window plus grace; negative when not known
    public record Drop(String why, long start, long end, long lateMs) {
        public Drop {
            requireNonNull(why);
        }
    }
}
