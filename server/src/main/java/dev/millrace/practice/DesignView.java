package dev.millrace.practice;

import dev.millrace.content.Block;
import dev.millrace.content.Slug;
import dev.millrace.identity.Student;
import dev.millrace.identity.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A design's table as a student left it.
///
/// @param rows cells, row by row, as many as the design asks for
/// @param modelHtml the model answer, once it may be seen; sanitised
public record DesignView(
        Slug step, String html, List<String> fields, List<List<String>> rows, String modelHtml, boolean mayFill) {
    public DesignView {
        fields = List.copyOf(fields);
        rows = rows.stream().map(List::copyOf).toList();
    }

    static DesignView of(Viewer viewer, Slug step, Block.Design design, Optional<DesignSheet> sheet) {
        var student = viewer instanceof Student;
        var rows = IntStream.range(0, design.rows())
                .mapToObj(row -> IntStream.range(0, design.fields().size())
                        .mapToObj(column -> sheet.map(s -> cell(s, row, column)).orElse(""))
                        .toList())
                .toList();
        return new DesignView(
                step,
                design.html(),
                design.fields(),
                rows,
                student && sheet.isEmpty() ? "" : design.modelHtml(),
                student);
    }

    private static String cell(DesignSheet sheet, int row, int column) {
        var rows = sheet.rows();
        return row < rows.size() && column < rows.get(row).size()
                ? rows.get(row).get(column)
                : "";
    }
}
