package dev.millrace.classroom;

import dev.millrace.content.Course;
import dev.millrace.identity.Student;
import java.util.List;

/// What is held back now and what was given out, and what else could be.
///
/// @param parts everything that can be held back
/// @param students by name
public record HoldsBoard(List<Line> lines, List<Choice> parts, List<Choice> students) {
    public HoldsBoard {
        lines = List.copyOf(lines);
        parts = List.copyOf(parts);
        students = List.copyOf(students);
    }

    /// One part that is held back from somebody, or given to somebody who did not have it at first.
    ///
    /// @param who "from everybody but Noor", "given to Noor"
    /// @param given whether it can be taken back, not opened
    public record Line(String what, String name, String who, boolean given) {}

    /// An entry of a list to choose from.
    public record Choice(String value, String label) {}

    static HoldsBoard of(Moment moment) {
        var holds = moment.state().lead().holds();
        var lines = Part.all(moment.course()).stream()
                .filter(holds.parts()::containsKey)
                .map(part -> line(moment, part, holds.of(part)))
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

    /// How many parts students wait for.
    public long held() {
        return lines.stream().filter(line -> !line.given()).count();
    }

    private static Line line(Moment moment, Part part, Holds.Hold hold) {
        var given = part.isHeldAtFirst();
        return new Line(part.word(), part.name(moment.course()), who(moment, hold, given), given);
    }

    private static Choice choice(Part part, Course course) {
        return new Choice(part.word(), part.name(course));
    }

    /// What stands as it did at first has no line, so there is somebody to name.
    private static String who(Moment moment, Holds.Hold hold, boolean given) {
        var names = moment.students().stream()
                .filter(student -> hold.exceptions().containsKey(student.id()))
                .map(Student::name)
                .toList();
        var listed = names.isEmpty() ? "somebody who is not here" : String.join(", ", names);
        var word = given ? "given to " : "from ";
        if (hold.forAll() == given) {
            return word + listed;
        }
        return word + "everybody" + (hold.exceptions().isEmpty() ? "" : " but " + listed);
    }
}
