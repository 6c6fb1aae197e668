package dev.millrace.classroom;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.millrace.content.Step;
import dev.millrace.grader.Outcome;
import dev.millrace.grading.Attempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A student's submissions to a lab with what came of each, and what they changed since the one before.
///
/// @param attempts newest first
public record AttemptsView(List<Line> attempts) {
    private static final int CONTEXT = 2;
    /// Longer programs are not compared: nobody reads that in a drawer.
    private static final int MOST_LINES = 2_000;
    private static final int MOST_CHANGES = 200;

    public AttemptsView {
        attempts = List.copyOf(attempts);
    }

    /// One submission.
    ///
    /// @param id the submission's
    /// @param result "6 of 7"; nothing while it is judged
    /// @param failing the checks that failed, or what the compiler said
    /// @param changes lines of a unified difference to the submission before; none for the first, nor for the same
    /// @param note what is to know about that difference
    public record Line(
            String id, int number, Instant at, String result, String failing, List<Change> changes, String note) {
        public Line {
            changes = List.copyOf(changes);
        }
    }

    /// One line of a difference: `kind` is `add`, `del`, `at` (a place in a file) or nothing.
    public record Change(String kind, String text) {}

    /// @param attempts newest first
    static AttemptsView of(Step lab, List<Run> runs, List<Attempt> attempts) {
        var byId = runs.stream().collect(Collectors.toMap(Run::submission, Function.identity(), (a, _) -> a));
        var lines = new ArrayList<Line>();
        for (int i = 0; i < attempts.size(); i++) {
            var attempt = attempts.get(i);
            var changes =
                    i + 1 < attempts.size() ? changes(attempts.get(i + 1).files(), attempt.files()) : List.<Change>of();
            var note = i + 1 >= attempts.size() ? "" : note(changes);
            var run = byId.get(attempt.id());
            lines.add(new Line(
                    attempt.id(),
                    attempt.number(),
                    attempt.at(),
                    run == null ? "" : result(run),
                    run == null ? "" : failing(lab, run),
                    changes.stream().limit(MOST_CHANGES).toList(),
                    note));
        }
        return new AttemptsView(lines);
    }

    /// What it takes from one to the other, as lines of a unified difference.
    static List<Change> between(Attempt before, Attempt after) {
        return changes(before.files(), after.files()).stream()
                .limit(MOST_CHANGES)
                .toList();
    }

    private static String note(List<Change> changes) {
        return changes.isEmpty()
                ? "Nothing changed since the one before"
                : changes.size() > MOST_CHANGES ? "The first " + MOST_CHANGES + " lines of it" : "";
    }

    private static String result(Run run) {
        return switch (run.outcome()) {
            case PASSED, FAILED -> run.passed() + " of " + run.of() + (run.whole() ? "" : " visible");
            case DID_NOT_COMPILE -> "did not compile";
            case EXCEEDED_LIMIT -> "ran into a limit";
            case OUR_FAULT -> "not judged, our fault";
        };
    }

    private static String failing(Step lab, Run run) {
        var checks = LabChecks.words(lab, run.failed());
        return run.outcome() == Outcome.FAILED && checks.isEmpty()
                ? String.join(", ", run.failed())
                : run.error().orElse(checks);
    }

    private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        return after.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(file ->
                        changes(file.getKey(), before.getOrDefault(file.getKey(), ""), file.getValue()).stream())
                .toList();
    }

    private static List<Change> changes(String file, String before, String after) {
        var old = before.lines().toList();
        var fresh = after.lines().toList();
        if (before.equals(after)) {
            return List.of();
        }
        if (old.size() > MOST_LINES || fresh.size() > MOST_LINES) {
            return List.of(new Change("at", file + " is too long to compare"));
        }
        var patch = DiffUtils.diff(old, fresh);
        return UnifiedDiffUtils.generateUnifiedDiff(file, file, old, patch, CONTEXT).stream()
                .skip(2) // the names of the two files
                .map(line -> change(file, line))
                .toList();
    }

    private static Change change(String file, String line) {
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> new Change("add", line.substring(1));
            case '-' -> new Change("del", line.substring(1));
            case '@' -> new Change("at", file + ", line " + line.replaceAll("^@@ -\\d+(?:,\\d+)? \\+(\\d+).*$", "$1"));
            default -> new Change("", line.isEmpty() ? "" : line.substring(1));
        };
    }
}
