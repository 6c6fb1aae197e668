package dev.millrace.classroom;

import dev.millrace.content.Course;
import dev.millrace.identity.Student;
import java.util.List;

/// What is held back now, and what could be.
///
/// @param parts everything that can be held back
/// @param students by name
public record HoldsBoard(List<Line> lines, List<Choice> parts, List<Choice> students) {
    public HoldsBoard {
        lines = List.copyOf(lines);
        parts = List.copyOf(parts);
        students = List.copyOf(students);
    }

    /// One part that is held back from somebody.
    ///
    /// @param from "from everybody but Noor"
    public record Line(String what, String name, String from) {}

    /// An entry of a list to choose from.
    public record Choice(String value, String label) {}

    static HoldsBoard of(Moment moment) {
        var holds = moment.state().lead().holds();
        var lines = Part.all(moment.course()).stream()
                .filter(holds.parts()::containsKey)
                .map(part -> new Line(part.word(), part.name(moment.course()), from(moment, holds.of(part))))
                .toList();
        return new HoldsBoard(
                lines,
                Part.all(moment.course()).stream()
                        .map(part -> choice(part, moment.course()))
                        .toList(),
                moment.students().stream()
                        .map(student -> new Choice(student.id().value(), student.name()))
                        .toList());
    }

    private static Choice choice(Part part, Course course) {
        return new Choice(part.word(), part.name(course));
    }

    private static String from(Moment moment, Holds.Hold hold) {
        var names = moment.students().stream()
                .filter(student -> hold.exceptions().containsKey(student.id()))
                .map(Student::name)
                .toList();
        var listed = String.join(", ", names);
        if (!hold.forAll()) {
            return "from " + (names.isEmpty() ? "somebody who is not here" : listed);
        }
        return "from everybody" + (names.isEmpty() ? "" : " but " + listed);
    }
}
