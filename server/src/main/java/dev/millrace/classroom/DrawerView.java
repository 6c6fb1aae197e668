package dev.millrace.classroom;

import dev.millrace.classroom.StudentProgress.Machine;
import dev.millrace.content.Step;
import dev.millrace.identity.Student;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One student as the instructor's drawer shows them.
///
/// @param lab the lab that the rest is about, the one they are at or else the last with a run
/// @param runs newest first
public record DrawerView(
        String id,
        String name,
        Optional<String> where,
        Optional<Instant> actedAt,
        Optional<String> machine,
        boolean hand,
        Optional<String> lab,
        List<RunLine> runs) {
    public DrawerView {
        runs = List.copyOf(runs);
    }

    /// One judged submission.
    ///
    /// @param failing the checks that failed, in words
    public record RunLine(Instant at, String result, String failing) {}

    static DrawerView of(Moment moment, Student student) {
        var progress = moment.of(student);
        var lab = labOf(moment, student);
        var runs = lab.map(
                        step -> progress.at(step.open().orElseThrow().value()).runs())
                .orElse(List.of());
        return new DrawerView(
                student.id().value(),
                student.name(),
                moment.here(student).map(Step::name),
                progress.actedAt(),
                progress.machine() == Machine.NONE
                        ? Optional.empty()
                        : Optional.of(progress.machine().name().toLowerCase(Locale.ROOT)),
                progress.handSince().isPresent(),
                lab.map(Step::name),
                runs.reversed().stream().map(DrawerView::line).toList());
    }

    /// The lab that a student is at, or else the one with their latest run.
    static Optional<Step> labOf(Moment moment, Student student) {
        return moment.here(student)
                .filter(step -> Moment.checks(step) > 0)
                .or(() -> moment.of(student).steps().entrySet().stream()
                        .filter(entry -> !entry.getValue().runs().isEmpty())
                        .max(Comparator.comparing(
                                entry -> entry.getValue().runs().getLast().at()))
                        .flatMap(entry -> moment.step(entry.getKey())));
    }

    private static RunLine line(Run run) {
        var result = switch (run.outcome()) {
            case PASSED, FAILED -> run.passed() + " of " + run.of() + (run.whole() ? "" : " visible");
            case DID_NOT_COMPILE -> "did not compile";
            case EXCEEDED_LIMIT -> "ran into a limit";
            case OUR_FAULT -> "not judged, our fault";
        };
        return new RunLine(run.at(), result, String.join(", ", run.failed()));
    }
}
