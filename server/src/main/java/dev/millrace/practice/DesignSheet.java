package dev.millrace.practice;

import java.util.List;

/// What a student wrote into a design's table, row by row; untrusted text.
public record DesignSheet(List<List<String>> rows) {
    public DesignSheet {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// Whether nothing was written at all.
    public boolean isBlank() {
        return rows.stream().allMatch(row -> row.stream().allMatch(String::isBlank));
    }
}
