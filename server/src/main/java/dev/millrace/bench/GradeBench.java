package dev.millrace.bench;

import dev.millrace.Settings;
import dev.millrace.content.CourseReader;
import dev.millrace.content.LabSpec;
import dev.millrace.content.Slug;
import dev.millrace.grader.Grader;
import dev.millrace.grader.GraderSettings;
import dev.millrace.grader.GraderSettings.SandboxChoice;
import dev.millrace.grader.Outcome;
import dev.millrace.grader.Scope;
import dev.millrace.grader.Submission;
import dev.millrace.grader.Verdict;
import dev.millrace.grader.exercise.Exercise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;

/// Submit to verdict on lab P4 (all cases, the largest has 1,000 events): the first attempt of a student without any
/// worker ready, the first from the pool, the next attempts, and a class that tries again and again.
public final class GradeBench {
    private static final Slug LAB = new Slug("revenue-per-window");

    private final SandboxChoice sandbox;
    private final Path home;
    private final Exercise exercise;
    private final Map<String, String> solution;

    public GradeBench(Settings settings, SandboxChoice sandbox) throws IOException {
        this.sandbox = sandbox;
        home = settings.home();
        var folder = settings.content().resolve(Settings.COURSE);
        var spec = new CourseReader()
                .read(folder)
                .course()
                .flatMap(course -> course.lab(LAB))
                .orElseThrow(() -> new IllegalStateException("the course has no lab " + LAB.value()))
                .spec();
        if (!(spec instanceof LabSpec.Streams streams)) {
            throw new IllegalStateException(LAB.value() + " is no coding lab");
        }
        exercise = streams.exercise();
        var file = exercise.entry() + ".java";
        var path =
                folder.resolve("labs").resolve(LAB.value()).resolve("solution").resolve(file);
        solution = Map.of(file, Files.readString(path, StandardCharsets.UTF_8));
    }

    /// Takes `attempts` figures of each kind, the last with `concurrency` students at once.
    public Report run(int attempts, int concurrency) throws InterruptedException {
        var machine = Machine.here();
        var figures = new ArrayList<Figures>();
        var settings = GraderSettings.of(home).withSandbox(sandbox);
        figures.add(Figures.of("first attempt, no worker ready", cold(settings, Math.min(attempts, 5))));
        String sandbox;
        double rate;
        try (var grader = new Grader(settings)) {
            sandbox = grader.sandboxName();
            figures.add(Figures.of("first attempt, from the pool", firsts(grader, Math.min(attempts, 10))));
            var again = new ArrayList<Verdict>();
            for (int i = 0; i < attempts; i++) {
                again.add(grade(grader, "again"));
            }
            var kept = again.subList(Math.min(2, attempts - 1), attempts);
            figures.add(phase("next attempts", kept, v -> v.timings().totalMs()));
            figures.add(phase("  of which compile", kept, v -> v.timings().compileMs()));
            figures.add(phase("  of which replay", kept, v -> v.timings().replayMs()));
            figures.add(phase("  of which compare", kept, v -> v.timings().compareMs()));
            var crowd = new ConcurrentLinkedQueue<Long>();
            rate = crowd(grader, attempts, concurrency, crowd);
            figures.add(Figures.of(concurrency + " students at once", crowd));
        }
        return new Report(
                "submit to verdict, sandbox " + sandbox,
                machine,
                figures,
                Map.of("verdicts per second, at once", rate));
    }

    private List<Long> cold(GraderSettings settings, int attempts) {
        var nanos = new ArrayList<Long>();
        for (int i = 0; i < attempts; i++) {
            try (var grader = new Grader(settings.withWarm(0, 0))) {
                nanos.add(nanos(grade(grader, "cold")));
            }
        }
        return nanos;
    }

    /// Every attempt is another student's first; the pause lets the pool fill again, as it would between students.
    private List<Long> firsts(Grader grader, int attempts) throws InterruptedException {
        var nanos = new ArrayList<Long>();
        for (int i = 0; i < attempts; i++) {
            Thread.sleep(3_000);
            nanos.add(nanos(grade(grader, "first " + i)));
        }
        return nanos;
    }

    private double crowd(Grader grader, int attempts, int concurrency, ConcurrentLinkedQueue<Long> nanos)
            throws InterruptedException {
        var left = new AtomicInteger(attempts * 4);
        var total = left.get();
        var started = System.nanoTime();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int student = 0; student < concurrency; student++) {
                var owner = "crowd " + student;
                pool.execute(() -> {
                    while (left.getAndDecrement() > 0) {
                        nanos.add(nanos(grade(grader, owner)));
                    }
                });
            }
        }
        return Math.round(total / ((System.nanoTime() - started) / 1e9) * 100) / 100.0;
    }

    private Verdict grade(Grader grader, String owner) {
        var verdict = grader.grade(new Submission(owner, solution, exercise, Scope.ALL), phase -> {});
        if (verdict.outcome() != Outcome.PASSED) {
            throw new IllegalStateException("the solution of " + LAB.value() + " did not pass: " + verdict);
        }
        return verdict;
    }

    private static long nanos(Verdict verdict) {
        return verdict.timings().totalMs() * 1_000_000;
    }

    private static Figures phase(String what, List<Verdict> verdicts, ToLongFunction<Verdict> millis) {
        return Figures.of(
                what,
                verdicts.stream().map(v -> millis.applyAsLong(v) * 1_000_000).toList());
    }
}
