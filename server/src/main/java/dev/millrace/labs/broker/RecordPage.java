package dev.millrace.labs.broker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Records from somewhere in a topic, and the places before and after them.
///
/// @param rows newest first
/// @param from the place before the oldest that was looked at; `to`: the place after the newest
/// @param older how many offsets come before; `newer`: how many come after
/// @param search what was looked at to find them
/// @param target the record that was asked for by offset or time, where it is among the rows
/// @param note what a person should know about the place; empty for nothing
public record RecordPage(
        List<SeenRecord> rows,
        Place from,
        Place to,
        long older,
        long newer,
        Search search,
        Optional<At> target,
        String note) {
    public RecordPage {
        rows = List.copyOf(rows);
    }

    /// A record's address in its topic.
    public record At(int partition, long offset) {}

    /// How far a search came.
    ///
    /// @param looked records that were looked at; `total`: offsets that the topic holds
    /// @param read records and bytes that the broker sent for it, the work that is bounded
    /// @param unfinished whether it stopped because it had looked at enough, not because it had found enough
    /// @param forward whether it went towards newer records
    /// @param reached the last record that was looked at, with its time
    public record Search(
            long looked,
            long total,
            long read,
            long bytes,
            boolean unfinished,
            boolean forward,
            Optional<At> reached,
            Optional<Instant> reachedTime) {}

    RecordPage with(Optional<At> newTarget, String newNote) {
        return new RecordPage(rows, from, to, older, newer, search, newTarget, newNote);
    }
}
