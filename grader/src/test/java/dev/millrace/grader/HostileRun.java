package dev.millrace.grader;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.GraderSettings.SandboxChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// The hostile corpus, see [HostileFile], in one sandbox, two submissions at a time: each gets the verdict that it
/// should, the host is unharmed, and the next submission, by turns of the same student and of another one, is judged
/// as ever. For some of them, by a pattern of their names, run with `-Dtest.args=-Dmillrace.hostile=PATTERN`.
final class HostileRun {
    private static final int AT_ONCE = 2;
    private static final Pattern WANTED = Pattern.compile(System.getProperty("millrace.hostile", ""));
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}&&[^\\n\\t]]");

    private final String sandbox;
    private final Path folder;
    private final Outside outside;
    private final Leftovers leftovers;
    private final Grader grader;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<HostileFile, Future<Verdict>> verdicts = new LinkedHashMap<>();

    private HostileRun(String sandbox, Path folder, Outside outside, Leftovers leftovers, Grader grader) {
        this.sandbox = sandbox;
        this.folder = folder;
        this.outside = outside;
        this.leftovers = leftovers;
        this.grader = grader;
    }

    /// Begins at once.
    ///
    /// @param folder a temporary one, in which others may be as well
    static Stream<DynamicTest> tests(SandboxChoice choice, Path folder) {
        assertThat(HostileFile.all()).hasSizeGreaterThan(100);
        var run = start(choice, folder.resolve(choice.name()));
        var tests = run.verdicts.keySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> run.check(file)))
                .toList();
        return Stream.concat(tests.stream(), Stream.of(DynamicTest.dynamicTest("nothing is left", run::close)));
    }

    private static HostileRun start(SandboxChoice choice, Path folder) {
        try {
            for (var at : List.of(folder.getParent(), folder, folder.resolve("outside"), folder.resolve("temp"))) {
                Files.createDirectories(at);
                Files.setPosixFilePermissions(at, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            var leftovers = Leftovers.before(folder);
            var outside = new Outside(folder.resolve("outside"));
            var grader = new Grader(settings(choice, folder.resolve("temp")));
            var run = new HostileRun(grader.sandboxName(), folder, outside, leftovers, grader);
            run.submit();
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GraderSettings settings(SandboxChoice choice, Path temp) {
        return GraderSettings.of(Samples.HOME)
                .withSandbox(choice)
                .withTemp(temp)
                .withWarm(AT_ONCE, 1)
                .withWorkers(3 * AT_ONCE);
    }

    private void submit() {
        for (var file : HostileFile.all()) {
            if (file.concerns(sandbox) && WANTED.matcher(file.name()).find()) {
                var next = verdicts.size() % 2 == 0 ? owner(file) : "neighbour";
                verdicts.put(file, threads.submit(() -> judge(file, next)));
            }
        }
    }

    private static String owner(HostileFile file) {
        return "owner of " + file.name();
    }

    private Verdict judge(HostileFile file, String next) {
        var exercise = Samples.withFacts(file.time(sandbox), 3);
        var submission = new Submission(owner(file), file.sources(outside.places()), exercise, Scope.ALL);
        var verdict = grader.grade(submission, _ -> {});
        if (file.twice()) {
            assertThat(told(grader.grade(submission, _ -> {}))).isEqualTo(told(verdict));
        }
        var patient = Samples.exercise(Duration.ofSeconds(20), 3);
        var right = new Submission(next, Map.of("Loud.java", Samples.right()), patient, Scope.ALL);
        var judged = grader.grade(right, _ -> {});
        assertThat(judged.outcome()).as("after %s: %s", file, judged).isEqualTo(Outcome.PASSED);
        return verdict;
    }

    /// What the test of one file asserts.
    private void check(HostileFile file) throws IOException, InterruptedException, ExecutionException {
        var verdict = requireNonNull(verdicts.get(file)).get();
        var json = VerdictJson.write("loud-words", verdict).toString();
        assertThat(file.outcomes(sandbox)).as("%s: %s", file, cut(json)).contains(outcome(verdict));
        assertThat(verdict.circumstances().sandbox()).isEqualTo(sandbox);
        assertThat(json).doesNotContain("REACHED", outside.secret()).doesNotContain(environment());
        file.says().ifPresent(words -> assertThat(json).contains(words));
        assertThat(VerdictJson.read(Samples.json(json))).isEqualTo(verdict);
        assertThat(shown(verdict))
                .as("%s", file)
                .noneMatch(text -> UNFIT.matcher(text).find());
        assertThat(outside.harm()).isEmpty();
    }

    static String outcome(Verdict verdict) {
        var outcome = verdict.outcome().json();
        return verdict instanceof Verdict.ExceededLimit exceeded
                ? outcome + " " + exceeded.limit().json()
                : outcome;
    }

    /// Every text of a verdict that a page or a terminal shows.
    private static List<String> shown(Verdict verdict) {
        var shown = new ArrayList<String>();
        switch (verdict) {
            case Verdict.Judged judged -> judged.warnings().forEach(d -> shown.add(d.message()));
            case Verdict.DidNotCompile not -> not.diagnostics().forEach(d -> shown.add(d.message()));
            case Verdict.ExceededLimit exceeded -> shown.add(exceeded.message());
            case Verdict.OurFault fault -> shown.add(fault.message());
        }
        for (var check : verdict.checks()) {
            check.exception().ifPresent(shown::add);
            shown.add(check.printed());
            check.differences().forEach(d -> shown.add(d.sentence()));
        }
        return shown;
    }

    private static List<Difference> told(Verdict verdict) {
        return verdict.checks().stream().flatMap(c -> c.differences().stream()).toList();
    }

    /// Pairs of this process's environment that no sandboxed process has by itself.
    private static List<String> environment() {
        return System.getenv().entrySet().stream()
                .filter(e -> e.getValue().length() > 3 && !e.getKey().equals("PATH"))
                .map(e -> e.getKey() + "=" + e.getValue())
                .toList();
    }

    /// Ends the grader; what it leaves is an error. Waits for every verdict: it may be the only test that is run again.
    private void close() throws IOException, InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(15, TimeUnit.MINUTES)).isTrue();
        grader.close();
        var harm = outside.harm();
        outside.close();
        assertThat(harm).isEmpty();
        try (var left = Files.list(folder.resolve("temp"))) {
            assertThat(left).isEmpty();
        }
        leftovers.assertNone();
    }

    private static String cut(String text) {
        return text.length() <= 3000 ? text : text.substring(0, 3000) + " …";
    }
}
