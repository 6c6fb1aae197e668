package dev.millrace.classroom;

import dev.millrace.classroom.ClassPage.Cell;
import dev.millrace.classroom.ClassPage.Column;
import dev.millrace.classroom.ClassPage.Heat;
import dev.millrace.classroom.ClassPage.HeatRow;
import dev.millrace.content.Step;
import dev.millrace.identity.Student;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Draws the heatmap of a day: a row for each student, a column for each lesson and lab that is open.
final class HeatView {
    private final Moment moment;
    private final List<Step> columns;
    private final Map<Student, Stuck> stuck;

    private HeatView(Moment moment, Angle angle, List<Stuck> stuck) {
        this.moment = moment;
        this.columns = moment.day(angle).steps().stream()
                .filter(step -> step.open().isPresent())
                .toList();
        this.stuck = stuck.stream().collect(Collectors.toMap(Stuck::student, Function.identity()));
    }

    /// @param stuck everybody who is stuck
    static Heat of(Moment moment, Angle angle, List<Stuck> stuck) {
        var view = new HeatView(moment, angle, stuck);
        var now = moment.classIsAt();
        var heads = view.columns.stream()
                .map(step -> new Column(
                        label(step), step.name(), now.filter(step::equals).isPresent()))
                .toList();
        var rows = moment.students().stream()
                .filter(student -> view.shows(angle.filter(), student))
                .sorted(view.order(angle.sort()))
                .map(view::row)
                .toList();
        return new Heat(heads, rows, moment.students().size());
    }

    /// A mark where there is one, because a column is narrow; otherwise the beginning of the title.
    static String label(Step step) {
        var title = step.title();
        return step.mark().isEmpty() ? title.substring(0, Math.min(6, title.length())) : step.mark();
    }

    /// Students come by name, and sorting keeps that order among equals.
    private Comparator<Student> order(Angle.Sort sort) {
        return switch (sort) {
            case NAME -> (_, _) -> 0;
            case BEHIND ->
                Comparator.comparingDouble(student -> columns.stream()
                        .mapToDouble(step -> moment.done(student, step))
                        .sum());
            case STUCK -> Comparator.comparingInt(student -> stuck.containsKey(student) ? 0 : 1);
        };
    }

    private boolean shows(Angle.Filter filter, Student student) {
        return switch (filter) {
            case ALL -> true;
            case HERE -> moment.present().contains(student.id());
            case STUCK -> stuck.containsKey(student);
            case HAND -> moment.of(student).handSince().isPresent();
            case ELSEWHERE -> {
                var step = moment.state().lead().at().flatMap(moment::step).or(moment::classIsAt);
                yield !moment.here(student).equals(step);
            }
        };
    }

    private HeatRow row(Student student) {
        var hand = moment.of(student).handSince().isPresent();
        var cells = columns.stream().map(step -> cell(student, step)).toList();
        return new HeatRow(student.id().value(), student.name(), hand, cells);
    }

    private Cell cell(Student student, Step step) {
        var slug = step.open().orElseThrow().value();
        var progress = moment.of(student).steps().get(slug);
        int checks = Moment.checks(step);
        if (checks == 0) {
            return lesson(progress != null, progress != null && progress.read());
        }
        boolean isStuck = stuck.containsKey(student) && stuck.get(student).lab().equals(step);
        if (progress == null) {
            return new Cell("l", "", true, false);
        }
        int passed = progress.solved() ? checks : Math.min(checks, progress.best());
        var css = "l" + shade(passed, checks) + (isStuck ? " x" : "");
        return new Cell(css, passed + "/" + checks, true, isStuck);
    }

    private static Cell lesson(boolean opened, boolean read) {
        return read
                ? new Cell("r", "read", false, false)
                : opened ? new Cell("n", "reading", false, false) : new Cell("", "", false, false);
    }

    private static String shade(int passed, int checks) {
        if (passed == 0) {
            return "";
        }
        if (passed == checks) {
            return " h4";
        }
        double part = (double) passed / checks;
        return part > 0.6 ? " h3" : part > 0.34 ? " h2" : " h1";
    }
}
