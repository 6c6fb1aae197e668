package dev.millrace.classroom;

import dev.millrace.content.Step;
import dev.millrace.grader.diagnosis.Diagnosis;
import dev.millrace.identity.Student;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which mistakes the last runs of a class at a lab show, the most frequent first: what to speak about in front of
/// everybody. Who has passed does not count any more.
public final class DiagnosesBoard {
    private static final int MOST = 5;

    /// One mistake.
    ///
    /// @param students how many have it now
    /// @param open how many are at the lab and have not passed
    public record Said(String mistake, int students, int open, int percent) {}

    private DiagnosesBoard() {}

    static List<Said> of(Moment moment, Step lab, List<Student> tried) {
        var slug = lab.open().orElseThrow().value();
        Map<Diagnosis.Kind, List<Student>> students = new EnumMap<>(Diagnosis.Kind.class);
        int open = 0;
        for (var student : tried) {
            if (moment.done(student, lab) < 1) {
                open++;
                moment.of(student).at(slug).last().stream()
                        .flatMap(run -> run.diagnoses().stream())
                        .forEach(kind -> students.computeIfAbsent(kind, _ -> new ArrayList<>())
                                .add(student));
            }
        }
        int all = open;
        return students.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .limit(MOST)
                .map(entry -> new Said(
                        entry.getKey().words(),
                        entry.getValue().size(),
                        all,
                        Math.round(100f * entry.getValue().size() / all)))
                .toList();
    }
}
