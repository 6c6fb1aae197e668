package dev.millrace.classroom;

import dev.millrace.content.Step;
import dev.millrace.identity.Student;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A student who seems to need somebody at a lab: several runs failed in a row, or nothing has happened for long while
/// the page is still open.
///
/// @param failed how many runs failed in a row
record Stuck(Student student, Step lab, int failed, String why, Instant idleSince) {
    static final int FAILED_RUNS = 3;
    static final Duration IDLE = Duration.ofMinutes(8);
    /// Runs that failed before the break are no news after it.
    static final Duration GONE = Duration.ofMinutes(45);

    /// Those who are stuck, the most failed runs first, then the longest idle.
    static List<Stuck> all(Moment moment) {
        return moment.students().stream()
                .flatMap(student -> of(moment, student).stream())
                .sorted(Comparator.comparingInt(Stuck::failed).reversed().thenComparing(Stuck::idleSince))
                .toList();
    }

    private static Optional<Stuck> of(Moment moment, Student student) {
        var at = moment.here(student).filter(step -> Moment.checks(step) > 0 && moment.done(student, step) < 1);
        var acted = moment.of(student).actedAt();
        if (at.isEmpty() || acted.isEmpty()) {
            return Optional.empty();
        }
        var idle = Duration.between(acted.get(), moment.now());
        var progress = moment.of(student).at(at.get().open().orElseThrow().value());
        int failed = progress.failedInARow();
        boolean idles = idle.compareTo(IDLE) >= 0 && moment.present().contains(student.id());
        return idle.compareTo(GONE) < 0 && (failed >= FAILED_RUNS || idles)
                ? Optional.of(new Stuck(student, at.get(), failed, why(at.get(), progress), acted.get()))
                : Optional.empty();
    }

    private static String why(Step lab, StepProgress progress) {
        int failed = progress.failedInARow();
        if (failed >= FAILED_RUNS) {
            return failed + " failed runs in a row on " + lab.mark();
        }
        if (!progress.runs().isEmpty()) {
            return "no pass after " + progress.runs().size() + (progress.runs().size() == 1 ? " run" : " runs") + " on "
                    + lab.mark();
        }
        return progress.checks().isEmpty()
                ? "nothing to show yet on " + lab.mark()
                : progress.checks().size() + " of " + Moment.checks(lab) + " checks on " + lab.mark();
    }
}
