package dev.millrace.practice;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// What a student wrote into a design's table, row by row; untrusted text.
public record DesignSheet(List<List<String>> rows) {
    public DesignSheet {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// Whether nothing was written at all.
    public boolean isBlank() {
        return rows.stream().allMatch(DesignSheet::isBlank);
    }

    /// The first row, from 0, that says something but not what it is about.
    OptionalInt firstNameless() {
        return IntStream.range(0, rows.size())
                .filter(row ->
                        !isBlank(rows.get(row)) && rows.get(row).getFirst().isBlank())
                .findFirst();
    }

    /// The rows in which something was written, each of as many cells as there are fields.
    List<List<String>> written(int fields) {
        return IntStream.range(0, rows.size())
                .filter(row -> !isBlank(rows.get(row)))
                .mapToObj(row -> IntStream.range(0, fields)
                        .mapToObj(column -> cell(row, column))
                        .toList())
                .toList();
    }

    /// A cell; empty where the sheet has none, since a design may have grown since.
    String cell(int row, int column) {
        return row < rows.size() && column < rows.get(row).size()
                ? rows.get(row).get(column)
                : "";
    }

    private static boolean isBlank(List<String> row) {
        return row.stream().allMatch(String::isBlank);
    }
}
