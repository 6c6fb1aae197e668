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
/// @param first the written rows of the answer before it was revised; none when it was not
/// @param saved whether the student has an answer
/// @param comparesClass whether the class's answers are compared
/// @param modelHtml the model answer, once it may be seen; sanitised
/// @param modelHeld whether it would be seen by now and is held back
/// @param comparison how the class answered, once it may be seen
/// @param refusal why what is in `rows` was not saved, and which row is to blame
public record DesignView(
        Slug step,
        String html,
        List<String> fields,
        List<List<String>> rows,
        List<List<String>> first,
        boolean saved,
        boolean comparesClass,
        boolean mayFill,
        String modelHtml,
        boolean modelHeld,
        Optional<ComparisonView> comparison,
        Optional<Refusal> refusal) {
    public DesignView {
        fields = List.copyOf(fields);
        rows = rows.stream().map(List::copyOf).toList();
        first = first.stream().map(List::copyOf).toList();
    }

    /// Why a design was not saved.
    ///
    /// @param row the one to blame, from 0
    public record Refusal(String what, int row) {}

    static DesignView of(
            Viewer viewer,
            Slug step,
            Block.Design design,
            Optional<DesignAnswer> own,
            Optional<ComparisonView> comparison,
            boolean modelHeld) {
        var student = viewer instanceof Student;
        var mayCompare = !student || own.isPresent();
        return new DesignView(
                step,
                design.html(),
                design.fields(),
                rows(own.map(DesignAnswer::last), design.rows(), design.fields().size()),
                own.filter(DesignAnswer::revised)
                        .map(answer -> answer.first().written(design.fields().size()))
                        .orElse(List.of()),
                own.isPresent(),
                !design.compared().isEmpty(),
                student,
                mayCompare && !modelHeld ? design.modelHtml() : "",
                mayCompare && modelHeld && !design.modelHtml().isEmpty(),
                comparison,
                Optional.empty());
    }

    /// With what was typed in place of what is saved, and why it was refused.
    DesignView with(DesignSheet typed, DesignResult.Refused why) {
        return new DesignView(
                step,
                html,
                fields,
                rows(Optional.of(typed), rows.size(), fields.size()),
                first,
                saved,
                comparesClass,
                mayFill,
                modelHtml,
                modelHeld,
                comparison,
                Optional.of(new Refusal(why.what(), why.row())));
    }

    /// Whether a cell is the one that a refusal is about.
    public boolean isWrong(int row, int column) {
        return column == 0 && refusal.filter(why -> why.row() == row).isPresent();
    }

    /// The word beside the heading.
    public String state() {
        if (!mayFill) {
            return "as students see it";
        }
        return !saved ? "not saved yet" : first.isEmpty() ? "saved" : "revised";
    }

    private static List<List<String>> rows(Optional<DesignSheet> sheet, int rows, int fields) {
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.range(0, fields)
                        .mapToObj(column -> sheet.map(s -> s.cell(row, column)).orElse(""))
                        .toList())
                .toList();
    }
}
