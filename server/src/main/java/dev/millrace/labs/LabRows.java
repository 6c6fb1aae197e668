package dev.millrace.labs;

import dev.millrace.labs.broker.SeenRecord;
import java.util.List;

/// Rows of the record table, newest first.
///
/// @param arriving whether they are news to a page that is open
public record LabRows(List<SeenRecord> records, boolean arriving) {
    public LabRows {
        records = List.copyOf(records);
    }
}
