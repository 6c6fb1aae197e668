package dev.millrace.classroom;

import dev.millrace.grader.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What one student has done at one lesson or lab. Immutable.
///
/// @param checks the ids of the broker checks that have passed
/// @param runs judged submissions, oldest first
record StepProgress(boolean read, Set<String> checks, List<Run> runs) {
    static final StepProgress OPENED = new StepProgress(false, Set.of(), List.of());

    StepProgress {
        checks = Set.copyOf(checks);
        runs = List.copyOf(runs);
    }

    StepProgress asRead() {
        return new StepProgress(true, checks, runs);
    }

    StepProgress withCheck(String id) {
        var more = new HashSet<>(checks);
        more.add(id);
        return new StepProgress(read, more, runs);
    }

    StepProgress with(Run run) {
        return new StepProgress(
                read, checks, Stream.concat(runs.stream(), Stream.of(run)).toList());
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
}
