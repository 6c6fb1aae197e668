package dev.millrace.classroom;

import dev.millrace.content.Step;
import dev.millrace.grader.Outcome;
import dev.millrace.identity.Student;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A student who seems to need somebody at a lab: the same check fails again and again, the same compile error comes
/// again, they take far longer than the class does, or nothing happens while the page is open.
///
/// @param failed how many runs in a row went the same wrong way
/// @param why the reasons, the most telling first
/// @param stalled when they last came further with the lab
record Stuck(Student student, Step lab, int failed, String why, Instant idleSince, Instant stalled) {
    static final int FAILED_RUNS = 3;
    static final int SAME_ERRORS = 2;
    static final Duration IDLE = Duration.ofMinutes(8);
    /// Without progress for twice the class's median, but not before that.
    static final Duration SLOW = Duration.ofMinutes(5);
    /// Runs that failed before the break are no news after it.
    static final Duration GONE = Duration.ofMinutes(45);

    /// Those who are stuck, the most failed runs first, then the longest without progress.
    static List<Stuck> all(Moment moment) {
        var medians = new HashMap<String, Optional<Duration>>();
        return moment.students().stream()
                .flatMap(student -> of(moment, student, medians).stream())
                .sorted(Comparator.comparingInt(Stuck::failed)
                        .reversed()
                        .thenComparing(Stuck::stalled)
                        .thenComparing(Stuck::idleSince))
                .toList();
    }

    private static Optional<Stuck> of(Moment moment, Student student, Map<String, Optional<Duration>> medians) {
        var at = moment.here(student).filter(step -> Moment.checks(step) > 0 && moment.done(student, step) < 1);
        var acted = moment.of(student).actedAt();
        if (at.isEmpty() || acted.isEmpty()) {
            return Optional.empty();
        }
        var lab = at.get();
        var idle = Duration.between(acted.get(), moment.now());
        var slug = lab.open().orElseThrow().value();
        var progress = moment.of(student).at(slug);
        var stalled = progress.advanced().orElse(acted.get());
        boolean here = moment.present().contains(student.id());
        var reasons = new ArrayList<String>();
        int failed = failures(lab, progress, reasons);
        if (here) {
            var median = medians.computeIfAbsent(slug, _ -> Median.of(moment, lab));
            slow(Duration.between(stalled, moment.now()), median).ifPresent(reasons::add);
        }
        if (reasons.isEmpty() && here && idle.compareTo(IDLE) >= 0) {
            reasons.add(silence(lab, progress));
        }
        return idle.compareTo(GONE) < 0 && !reasons.isEmpty()
                ? Optional.of(new Stuck(student, lab, failed, String.join("; ", reasons), acted.get(), stalled))
                : Optional.empty();
    }

    /// Adds what repeats in the last runs; answers with how many runs it is.
    private static int failures(Step lab, StepProgress progress, List<String> reasons) {
        var error = progress.last().flatMap(Run::error);
        int same = error.map(text -> progress.lastOnes(
                        run -> run.error().filter(text::equals).isPresent()))
                .orElse(0);
        if (same >= SAME_ERRORS) {
            reasons.add("the same compile error " + same + " times: " + error.orElseThrow());
        }
        var check = worst(progress);
        if (check.isPresent() && check.get().getValue() >= FAILED_RUNS) {
            var words = LabChecks.words(lab, List.of(check.get().getKey()));
            reasons.add(check.get().getValue() + " failed runs on "
                    + (words.isEmpty() ? lab.mark() : words + " of " + lab.mark()));
        } else if (reasons.isEmpty() && progress.failedInARow() >= FAILED_RUNS) {
            reasons.add(progress.failedInARow() + " failed runs in a row on " + lab.mark());
        }
        return reasons.isEmpty() ? 0 : Math.max(same, progress.failedInARow());
    }

    /// The check that failed in most of the last runs, one after the other.
    private static Optional<Map.Entry<String, Integer>> worst(StepProgress progress) {
        return progress.last().filter(run -> run.outcome() == Outcome.FAILED).stream()
                .flatMap(run -> run.failed().stream())
                .map(id -> Map.entry(id, progress.lastOnes(run -> run.failed().contains(id))))
                .max(Map.Entry.comparingByValue());
    }

    private static Optional<String> slow(Duration without, Optional<Duration> median) {
        return median.filter(m -> without.compareTo(SLOW) >= 0 && without.compareTo(m.multipliedBy(2)) >= 0)
                .map(m -> Median.words(without) + " without progress, half the class took " + Median.words(m)
                        + " or less for all of it");
    }

    private static String silence(Step lab, StepProgress progress) {
        if (!progress.runs().isEmpty()) {
            return "no pass after " + progress.runs().size() + (progress.runs().size() == 1 ? " run" : " runs") + " on "
                    + lab.mark();
        }
        return progress.checks().isEmpty()
                ? "nothing to show yet on " + lab.mark()
                : progress.checks().size() + " of " + Moment.checks(lab) + " checks on " + lab.mark();
    }
}
