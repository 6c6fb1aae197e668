package dev.millrace.bench;

import dev.millrace.Settings;
import dev.millrace.content.CourseReader;
import dev.millrace.content.LabSpec;
import dev.millrace.content.Slug;
import dev.millrace.grader.Compiled;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;

/// Submit to verdict on lab P4 (all cases, the largest has 1,000 events) in each of the situations that a student may
/// be in, phase by phase; wrong ones and the search for the fewest events that break them; a class that tries again
/// and again; and one case of 100,000 records.
public final class GradeBench {
    private static final Slug LAB = new Slug("revenue-per-window");
    private static final int MANY = 100_000;
    private static final int MOST_COLD = 5;
    private static final int MOST_FIRSTS = 10;

    private final SandboxChoice sandbox;
    private final Path home;
    private final Exercise exercise;
    private final Map<String, String> solution;
    private final List<Map<String, String>> wrong = new ArrayList<>();
    private final List<Figures> figures = new ArrayList<>();
    private int texts;

    public GradeBench(Settings settings, SandboxChoice sandbox) throws IOException {
        this.sandbox = sandbox;
        home = settings.home();
        var folder = settings.content().resolve(Settings.COURSE);
        var spec = new CourseReader(CourseReader.Depth.PAGES)
                .read(folder)
                .course()
                .flatMap(course -> course.lab(LAB))
                .orElseThrow(() -> new IllegalStateException("the course has no lab " + LAB.value()))
                .spec();
        if (!(spec instanceof LabSpec.Streams streams)) {
            throw new IllegalStateException(LAB.value() + " is no coding lab");
        }
        exercise = streams.exercise();
        solution = streams.solution();
        var file = exercise.entry() + ".java";
        for (var one : streams.wrong()) {
            var path =
                    folder.resolve("labs").resolve(LAB.value()).resolve("wrong").resolve(one.name());
            wrong.add(Map.of(file, Files.readString(path.resolve(file), StandardCharsets.UTF_8)));
        }
    }

    /// Takes `attempts` figures of each kind (fewer of the slow ones), the last with `concurrency` students at once.
    public Report run(int attempts, int concurrency) throws InterruptedException {
        var machine = Machine.here();
        var settings = GraderSettings.of(home).withSandbox(sandbox);
        add("first attempt, no worker ready", cold(settings, Math.min(attempts, MOST_COLD)));
        try (var grader = new Grader(settings)) {
            add("first attempt, from the pool", firsts(grader, Math.min(attempts, MOST_FIRSTS)));
            add("next attempts", again(grader, attempts));
            add("after compiling as typed", typed(grader, attempts));
            int explained = failing(grader, attempts);
            add("one case of 100,000 records", many(grader, Math.min(attempts, MOST_COLD)));
            var crowd = new ConcurrentLinkedQueue<Verdict>();
            double rate = crowd(grader, attempts, concurrency, crowd);
            add(concurrency + " students at once", crowd);
            var title = "submit to verdict, sandbox " + grader.sandboxName();
            return new Report(
                    title,
                    machine,
                    figures,
                    Map.of("verdicts per second, at once", rate, "wrong submissions explained, of " + attempts, (double)
                            explained));
        }
    }

    private List<Verdict> cold(GraderSettings settings, int attempts) {
        var verdicts = new ArrayList<Verdict>();
        for (int i = 0; i < attempts; i++) {
            try (var grader = new Grader(settings.withWarm(0, 0))) {
                verdicts.add(grade(grader, changed("cold")));
            }
        }
        return verdicts;
    }

    /// Every attempt is another student's first, with a worker that is ready.
    private List<Verdict> firsts(Grader grader, int attempts) throws InterruptedException {
        var verdicts = new ArrayList<Verdict>();
        for (int i = 0; i < attempts; i++) {
            while (grader.readyWorkers() == 0) {
                Thread.sleep(50);
            }
            verdicts.add(grade(grader, changed("first " + i)));
        }
        return verdicts;
    }

    /// The same student, another text each time.
    private List<Verdict> again(Grader grader, int attempts) {
        var verdicts = new ArrayList<Verdict>();
        grade(grader, changed("again"));
        for (int i = 0; i < attempts; i++) {
            verdicts.add(grade(grader, changed("again")));
        }
        return verdicts;
    }

    /// The same student, whose text was compiled before they submitted.
    private List<Verdict> typed(Grader grader, int attempts) throws InterruptedException {
        var verdicts = new ArrayList<Verdict>();
        for (int i = 0; i < attempts; i++) {
            var submission = changed("again");
            while (grader.compile(submission) instanceof Compiled.Busy) {
                Thread.sleep(10);
            }
            verdicts.add(grade(grader, submission));
        }
        return verdicts;
    }

    /// The lab's wrong solutions by turns, each as another text; from the verdict on, until the fewest events are
    /// known.
    ///
    /// @return for how many there were some
    private int failing(Grader grader, int attempts) {
        var verdicts = new ArrayList<Long>();
        var searches = new ArrayList<Long>();
        int explained = 0;
        for (int i = 0; i < attempts; i++) {
            var submission = changed("again", wrong.get(i % wrong.size()));
            long sent = System.nanoTime();
            var verdict = grader.grade(submission, _ -> {});
            long judged = System.nanoTime();
            explained += grader.explain(submission, verdict, solution).isPresent() ? 1 : 0;
            verdicts.add(judged - sent);
            searches.add(System.nanoTime() - judged);
        }
        figures.add(Figures.of("wrong: submit to verdict", verdicts));
        figures.add(Figures.of("  from the verdict to the fewest events", searches));
        return explained;
    }

    private List<Verdict> many(Grader grader, int attempts) {
        var submission = new Submission("again", BigCase.files(), BigCase.exercise(MANY), Scope.ALL);
        var verdicts = new ArrayList<Verdict>();
        for (int i = 0; i < attempts; i++) {
            verdicts.add(grade(grader, submission));
        }
        return verdicts;
    }

    private double crowd(Grader grader, int attempts, int concurrency, Collection<Verdict> verdicts) {
        var left = new AtomicInteger(attempts * 4);
        var total = left.get();
        var started = System.nanoTime();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int student = 0; student < concurrency; student++) {
                var owner = "crowd " + student;
                pool.execute(() -> {
                    while (left.getAndDecrement() > 0) {
                        verdicts.add(grade(grader, changed(owner)));
                    }
                });
            }
        }
        return Math.round(total / ((System.nanoTime() - started) / 1e9) * 100) / 100.0;
    }

    /// The solution as another text, which nobody has compiled yet.
    private Submission changed(String owner) {
        return changed(owner, solution);
    }

    private synchronized Submission changed(String owner, Map<String, String> sources) {
        var number = ++texts;
        var files = new HashMap<String, String>();
        sources.forEach((file, source) -> files.put(file, source + "// " + number));
        return new Submission(owner, files, exercise, Scope.ALL);
    }

    private static Verdict grade(Grader grader, Submission submission) {
        var verdict = grader.grade(submission, phase -> {});
        if (verdict.outcome() != Outcome.PASSED) {
            throw new IllegalStateException("the solution did not pass: " + verdict);
        }
        return verdict;
    }

    private void add(String what, Collection<Verdict> verdicts) {
        figures.add(figure(what, verdicts, v -> v.timings().totalMs()));
        figures.add(figure("  queued", verdicts, v -> v.timings().queuedMs()));
        figures.add(figure("  compile", verdicts, v -> v.timings().compileMs()));
        figures.add(figure("  replay", verdicts, v -> v.timings().replayMs()));
        figures.add(figure("  compare", verdicts, v -> v.timings().compareMs()));
    }

    private static Figures figure(String what, Collection<Verdict> verdicts, ToLongFunction<Verdict> millis) {
        return Figures.of(
                what,
                verdicts.stream().map(v -> millis.applyAsLong(v) * 1_000_000).toList());
    }
}
