package dev.millrace.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A class at work: 500 submissions of 24 owners, eight at once, one in ten hostile. Each gets its own right
/// verdict, and afterwards nothing is left.
@Timeout(600)
final class SoakIT {
    private static final int SUBMISSIONS = 500;
    private static final int AT_ONCE = 8;
    private static final int OWNERS = 24;

    /// A submission and the verdict that it must get.
    private record Work(String owner, String source, Duration time, String outcome) {}

    private static final List<Work> HOSTILE = List.of(
            hostile("while (true) Thread.onSpinWait();", "exceeded-limit time"),
            hostile("System.exit(0); return w;", "exceeded-limit exit"),
            hostile("Runtime.getRuntime().halt(70); return w;", "exceeded-limit exit"),
            hostile("return \"x\".repeat(2_000_000);", "exceeded-limit output"),
            hostile(
                    "for (int i = 0; i < 2000; i++) System.out.println(\"x\".repeat(1000)); return w;",
                    "exceeded-limit print"),
            hostile(
                    "var all = new ArrayList<byte[]>(); while (true) all.add(new byte[8 << 20]);",
                    "exceeded-limit memory"),
            hostile(
                    "Thread.startVirtualThread(() -> { while (true) Thread.onSpinWait(); }); return w.toUpperCase();",
                    "passed"),
            hostile(
                    "System.setOut(null); System.setProperties(null); Locale.setDefault(Locale.GERMAN); return w;",
                    "failed"));

    private static Work hostile(String statements, String outcome) {
        var time = outcome.endsWith("time") ? Duration.ofSeconds(1) : Duration.ofSeconds(30);
        return new Work("", Samples.doing(statements), time, outcome);
    }

    @Test
    void everySubmissionGetsItsVerdictAndNothingIsLeft(@TempDir Path folder) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var leftovers = Leftovers.before(folder);
        try (var grader = new Grader(GraderSettings.of(Samples.HOME).withTemp(folder));
                var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var tasks = works().stream()
                    .map(work -> (Callable<String>) () -> judged(grader, work))
                    .toList();
            var wrong = new ArrayList<String>();
            for (var verdict : threads.invokeAll(tasks)) {
                verdict.get().lines().forEach(wrong::add);
            }
            assertThat(wrong).isEmpty();
            assertThat(tasks).hasSize(SUBMISSIONS);
            assertThat(grader.waiting()).isZero();
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        leftovers.assertNone();
    }

    /// What is wrong with the verdict; nothing when it is right.
    private static String judged(Grader grader, Work work) {
        var submission = new Submission(
                work.owner, Map.of("Loud.java", work.source), Samples.exercise(work.time, 20), Scope.ALL);
        var verdict = grader.grade(submission, _ -> {});
        var outcome = HostileRun.outcome(verdict);
        return outcome.equals(work.outcome) ? "" : work.outcome + " expected, came: " + outcome + " " + verdict;
    }

    /// Each honest one answers with a word of its own, so that a verdict of somebody else's would be seen.
    private static List<Work> works() {
        var random = new Random(11);
        var works = new ArrayList<Work>();
        for (int i = 0; i < SUBMISSIONS; i++) {
            var owner = "student-" + random.nextInt(OWNERS);
            works.add(i % 10 == 3 ? attack(owner, i) : honest(owner, i, random.nextInt(4)));
        }
        return works;
    }

    private static Work attack(String owner, int i) {
        var hostile = HOSTILE.get(i / 10 % HOSTILE.size());
        return new Work(owner, hostile.source, hostile.time, hostile.outcome);
    }

    private static Work honest(String owner, int i, int kind) {
        var time = Duration.ofSeconds(30);
        return switch (kind) {
            case 0 -> new Work(owner, Samples.doing("return w.toUppercase() + " + i + ";"), time, "did-not-compile");
            case 1 -> new Work(owner, Samples.doing("return w + " + i + ";"), time, "failed");
            default -> new Work(owner, Samples.doing("return " + i + " < 0 ? w : w.toUpperCase();"), time, "passed");
        };
    }
}
