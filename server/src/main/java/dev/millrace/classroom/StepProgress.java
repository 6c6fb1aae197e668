package dev.millrace.classroom;

import dev.millrace.grader.Outcome;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What one student has done at one lesson or lab. Immutable.
///
/// @param checks the ids of the broker checks that have passed
/// @param runs judged submissions, oldest first
/// @param begun when they came to it first
/// @param advanced when they last came further: began, passed a check more than ever
record StepProgress(
        boolean read, Set<String> checks, List<Run> runs, Optional<Instant> begun, Optional<Instant> advanced) {
    static final StepProgress OPENED = new StepProgress(false, Set.of(), List.of(), Optional.empty(), Optional.empty());

    StepProgress {
        checks = Set.copyOf(checks);
        runs = List.copyOf(runs);
    }

    StepProgress begunAt(Instant at) {
        return begun.isPresent()
                ? this
                : new StepProgress(read, checks, runs, Optional.of(at), advanced.or(() -> Optional.of(at)));
    }

    StepProgress asRead() {
        return new StepProgress(true, checks, runs, begun, advanced);
    }

    StepProgress withCheck(String id, Instant at) {
        var more = new HashSet<>(checks);
        return more.add(id) ? new StepProgress(read, more, runs, begun, Optional.of(at)) : this;
    }

    StepProgress with(Run run) {
        var next = new StepProgress(
                read, checks, Stream.concat(runs.stream(), Stream.of(run)).toList(), begun, advanced);
        boolean further = next.best() > best() || (next.solved() && !solved());
        return further ? new StepProgress(read, checks, next.runs, begun, Optional.of(run.at())) : next;
    }

    /// The most checks that one run passed, runs with the hidden ones before others.
    int best() {
        var whole = runs.stream().filter(Run::whole).mapToInt(Run::passed).max();
        return Math.max(
                checks.size(),
                whole.orElseGet(() -> runs.stream().mapToInt(Run::passed).max().orElse(0)));
    }

    /// Whether a run with every check passed.
    boolean solved() {
        return runs.stream().anyMatch(run -> run.whole() && run.outcome() == Outcome.PASSED);
    }

    /// How many runs have failed since the last one that passed.
    int failedInARow() {
        int failed = 0;
        for (var run : runs) {
            if (run.counts()) {
                failed = run.outcome() == Outcome.PASSED ? 0 : failed + 1;
            }
        }
        return failed;
    }

    /// The last run that tells something about the work.
    Optional<Run> last() {
        return runs.reversed().stream().filter(Run::counts).findFirst();
    }

    /// How many of the last runs, one after the other, are like that.
    int lastOnes(Predicate<Run> like) {
        return (int)
                runs.reversed().stream().filter(Run::counts).takeWhile(like).count();
    }

    /// When a lab of so many checks was passed.
    Optional<Instant> passed(int of) {
        return of > 0 && checks.size() >= of
                ? advanced
                : runs.stream()
                        .filter(run -> run.whole() && run.outcome() == Outcome.PASSED)
                        .map(Run::at)
                        .findFirst();
    }
}
