package dev.millrace;

import dev.millrace.classroom.VisitBelongings;
import dev.millrace.grading.GradingBelongings;
import dev.millrace.identity.Belongings;
import dev.millrace.labs.LabBelongings;
import dev.millrace.notes.NoteBelongings;
import dev.millrace.practice.PracticeBelongings;
import dev.millrace.progress.LogBelongings;
import java.util.List;

/// What the features keep of students, in one list. A feature with a new table of theirs has its place here, and
/// `BelongingsTest` fails until it has. Immutable.
public final class StudentBelongings {
    private StudentBelongings() {}

    /// Those of every feature, in the order in which they are merged and moved.
    public static List<Belongings> ofEveryFeature() {
        return List.of(
                new LogBelongings(),
                new PracticeBelongings(),
                new GradingBelongings(),
                new LabBelongings(),
                new NoteBelongings(),
                new VisitBelongings());
    }
}
