package dev.millrace.classroom;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.identity.Student;
import dev.millrace.identity.Viewer;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;
import java.time.Clock;
import java.util.Optional;

/// A class before it begins: as long as its instructor has taken it nowhere, students' browsers report how ready they
/// are. The same report twice is one row of the log, and after the beginning nothing is reported. Thread-safe.
public final class Lobby {
    private final ActivityLog log;
    private final LiveClasses classes;
    private final Clock clock;

    public Lobby(ActivityLog log, LiveClasses classes, Clock clock) {
        this.log = log;
        this.classes = classes;
        this.clock = clock;
    }

    /// What a student sees before the class begins; empty for everybody else and from then on.
    public Optional<PreflightView> of(Viewer viewer) {
        return viewer instanceof Student student
                ? view(student, classes.of(student.classId()).state())
                : Optional.empty();
    }

    Optional<PreflightView> report(Student student, Preflight found) {
        var live = classes.of(student.classId());
        var before = live.state();
        if (begun(before) || before.of(student.id()).preflight().equals(Optional.of(found))) {
            return view(student, before);
        }
        var payload = JsonNodeFactory.instance
                .objectNode()
                .put("browser", Preflight.word(found.browser()))
                .put("events", Preflight.word(found.events()))
                .put("clock", Preflight.word(found.clock()));
        log.append(Activity.by(student, Activity.Kind.PREFLIGHT).with(payload));
        return view(
                student, live.heard(state -> state.of(student.id()).preflight().equals(Optional.of(found))));
    }

    private Optional<PreflightView> view(Student student, ClassState state) {
        return begun(state)
                ? Optional.empty()
                : Optional.of(PreflightView.of(state.of(student.id()).preflight(), clock.instant()));
    }

    static boolean begun(ClassState state) {
        return state.lead().at().isPresent();
    }
}
