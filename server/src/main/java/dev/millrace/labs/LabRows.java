package dev.millrace.labs;

import dev.millrace.labs.broker.SeenRecord;
import java.util.List;

/// Rows of the record table, newest first.
///
/// @param dock the page that they are on
/// @param arriving whether they are news to a page that is open
/// @param skipped how many came just before them and are not among them, because they came too fast
public record LabRows(LabDock dock, List<SeenRecord> records, boolean arriving, long skipped) {
    public LabRows {
        records = List.copyOf(records);
    }

    /// The page of one record.
    public String href(SeenRecord record) {
        return "/lab/topics/%s/%d/%d?%s"
                .formatted(LabText.inAddress(dock.topicName()), record.partition(), record.offset(), dock.query());
    }
}
