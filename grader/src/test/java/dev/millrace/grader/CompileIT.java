package dev.millrace.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Compiling while somebody types, in real workers.
@Timeout(300)
final class CompileIT {
    private static final String BROKEN = Samples.right().replace("w.toUpperCase()", "w.toUperCase()");

    private final Grader grader =
            new Grader(GraderSettings.of(Samples.HOME).withWarm(1, 0).withWorkers(4));

    @AfterEach
    void close() {
        grader.close();
    }

    @Test
    void anErrorIsAtItsPlaceAndGoneWhenItIsMended() {
        var broken = compiled(BROKEN);
        assertThat(broken.ok()).isFalse();
        assertThat(broken.diagnostics()).singleElement().satisfies(error -> {
            assertThat(error.message()).contains("cannot find symbol").contains("toUperCase");
            assertThat(error.file()).isEqualTo("Loud.java");
            assertThat(error.line()).isEqualTo(9);
        });
        assertThat(compiled(Samples.right()).ok()).isTrue();
    }

    @Test
    void aSubmissionOfTheSameTextRunsWhatWasCompiledAndOfAnotherItsOwn() {
        assertThat(compiled(Samples.right()).ok()).isTrue();
        assertThat(outcome(Samples.right())).isEqualTo(Outcome.PASSED);
        assertThat(outcome(Samples.right().replace("toUpperCase", "toLowerCase")))
                .isEqualTo(Outcome.FAILED);
        assertThat(outcome(BROKEN)).isEqualTo(Outcome.DID_NOT_COMPILE);
        assertThat(outcome(BROKEN)).as("the same again").isEqualTo(Outcome.DID_NOT_COMPILE);
        assertThat(compiled(BROKEN).diagnostics()).hasSize(1);
        assertThat(outcome(Samples.right())).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aLabThatCallsAnotherClassIsNotAnsweredFromWhatWasCompiled() {
        assertThat(compiled(Samples.right()).ok()).isTrue();
        var lab = Samples.exercise(Duration.ofSeconds(10), 3);
        var other = new dev.millrace.grader.exercise.Exercise(
                lab.lab(), "Quiet", lab.limits(), lab.topics(), lab.cases(), lab.tolerance());
        var submission = new Submission("ann", Map.of("Loud.java", Samples.right()), other, Scope.ALL);
        assertThat(grader.grade(submission, _ -> {}).outcome()).isEqualTo(Outcome.DID_NOT_COMPILE);
    }

    @Test
    void staticStateBeginsAnewThoughTheClassesAreKept() {
        var counting = Samples.topology("to(words.mapValues(w -> w.toUpperCase() + extra()));")
                .replace(
                        "static void to(",
                        "static int seen; static String extra() { return seen++ > 2 ? \"!\" : \"\"; } static void to(");
        assertThat(compiled(counting).ok()).isTrue();
        assertThat(outcome(counting)).isEqualTo(Outcome.PASSED);
        assertThat(outcome(counting)).isEqualTo(Outcome.PASSED);
    }

    @Test
    void whileTheOwnerIsJudgedCompilingIsBusyAndTheVerdictIsRight() throws Exception {
        var slow = Samples.right()
                .replace("w.toUpperCase()", "slowly(w)")
                .replace(
                        "static void to(",
                        "static String slowly(String w) { try { Thread.sleep(300); } catch (InterruptedException e) {}"
                                + " return w.toUpperCase(); } static void to(");
        var running = new CountDownLatch(1);
        var verdict = CompletableFuture.supplyAsync(() -> grader.grade(Samples.submission("ann", slow), phase -> {
            if (phase instanceof Phase.Replaying) {
                running.countDown();
            }
        }));
        assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(grader.compile(Samples.submission("ann", BROKEN))).isInstanceOf(Compiled.Busy.class);
        assertThat(verdict.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void whatIsNoSourceIsRefusedLikeASubmission() {
        var lab = Samples.exercise(Duration.ofSeconds(10), 3);
        var named = new Submission("ann", Map.of("../Loud.java", ""), lab, Scope.ALL);
        assertThat(grader.compile(named))
                .isInstanceOfSatisfying(
                        Compiled.Done.class, done -> assertThat(done.ok()).isFalse());
    }

    @Test
    void aWholeClassOnFewWorkersAndEverybodyTypes() {
        var verdicts = new ArrayList<CompletableFuture<Outcome>>();
        for (int i = 0; i < 24; i++) {
            var owner = "student " + i;
            var source = i % 3 == 0 ? BROKEN : Samples.right() + "// by " + owner;
            verdicts.add(CompletableFuture.supplyAsync(
                    () -> {
                        grader.compile(Samples.submission(owner, BROKEN));
                        return grader.grade(Samples.submission(owner, source), _ -> {})
                                .outcome();
                    },
                    Thread::startVirtualThread));
        }
        var outcomes = verdicts.stream().map(CompletableFuture::join).toList();
        for (int i = 0; i < 24; i++) {
            assertThat(outcomes.get(i)).isEqualTo(i % 3 == 0 ? Outcome.DID_NOT_COMPILE : Outcome.PASSED);
        }
    }

    private Outcome outcome(String source) {
        return grader.grade(Samples.submission("ann", source), _ -> {}).outcome();
    }

    /// Asks until somebody has time.
    private Compiled.Done compiled(String source) {
        while (true) {
            if (grader.compile(Samples.submission("ann", source)) instanceof Compiled.Done done) {
                return done;
            }
            Thread.onSpinWait();
        }
    }
}
