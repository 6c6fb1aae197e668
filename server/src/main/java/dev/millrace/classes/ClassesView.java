package dev.millrace.classes;

import dev.millrace.identity.ClassId;
import dev.millrace.identity.Teaching;
import dev.millrace.identity.Teaching.Taught;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An instructor's classes: those that are open, and those that are archived.
public record ClassesView(List<Row> open, List<Row> archived) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    public ClassesView {
        open = List.copyOf(open);
        archived = List.copyOf(archived);
    }

    /// One class.
    ///
    /// @param when its days and where: "15 to 17 March 2027, Europe/Amsterdam"
    /// @param students "12 students", "12 of 24 seats taken"
    /// @param looked whether this browser looks at it
    public record Row(
            String id, String title, String code, String when, String students, String teachers, boolean looked) {}

    static ClassesView of(List<Taught> classes, ClassId looked, int days) {
        return new ClassesView(rows(classes, looked, days, false), rows(classes, looked, days, true));
    }

    private static List<Row> rows(List<Taught> classes, ClassId looked, int days, boolean archived) {
        return classes.stream()
                .filter(taught -> taught.classroom().archived() == archived)
                .map(taught -> row(taught, looked, days))
                .toList();
    }

    static Row row(Taught taught, ClassId looked, int days) {
        var classroom = taught.classroom();
        var settings = classroom.settings();
        return new Row(
                classroom.id().value(),
                classroom.title(),
                classroom.code(),
                settings.firstDay().map(first -> days(first, days)).orElse("No day set") + ", "
                        + settings.zone().getId(),
                settings.seats().isPresent()
                        ? taught.students() + " of " + settings.seats().getAsInt() + " seats taken"
                        : taught.students() + (taught.students() == 1 ? " student" : " students"),
                taught.teachers().stream().map(Teaching.Teacher::name).collect(Collectors.joining(", ")),
                classroom.id().equals(looked));
    }

    static String days(LocalDate first, int days) {
        return days <= 1 ? DAY.format(first) : days + " days from " + DAY.format(first);
    }
}
