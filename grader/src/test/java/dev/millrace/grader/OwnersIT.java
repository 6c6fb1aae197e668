package dev.millrace.grader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.GraderSettings.SandboxChoice;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.sandbox.Containers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A worker process serves one owner only, and no longer than it can be trusted. The order of a `Set.of` tells which
/// process it was: each JVM begins at a place of its own (`ImmutableCollections`, JDK 25 source), and no submission can
/// change it.
@Timeout(300)
@ParameterizedClass
@EnumSource(
        value = SandboxChoice.class,
        names = {"BUBBLEWRAP", "DOCKER"})
final class OwnersIT {
    private static final String WHICH =
            "var all = Set.of(IntStream.range(0, 100_000).mapToObj(i -> 2 * i).toArray()).iterator();"
                    + " return all.next() + \" \" + all.next();";

    private final Grader grader;

    OwnersIT(SandboxChoice sandbox) {
        grader = new Grader(GraderSettings.of(Samples.HOME).withSandbox(sandbox).withWarm(1, 0));
    }

    @AfterEach
    void close() {
        grader.close();
    }

    @Test
    void theOwnersNextAttemptMeetsTheSameProcessAndNobodyElseDoes() {
        var anns = output("ann", WHICH);
        assertThat(output("bob", WHICH)).isNotEqualTo(anns);
        assertThat(output("ann", WHICH)).isEqualTo(anns);
    }

    /// It would be in no list of threads afterwards. To name it is enough (see PlainCodeTest): it does not happen here.
    @Test
    void aProcessInWhichSomethingMayBeLeftIsNotUsedAgain() {
        var before = output("ann", WHICH);
        assertThat(output("ann", "if (w.isEmpty()) Thread.ofVirtual().start(() -> { }); " + WHICH))
                .isEqualTo(before);
        assertThat(output("ann", WHICH)).isNotEqualTo(before);
    }

    /// What a thread pool of the JDK leaves is seen, though its class is not named.
    @Test
    void aProcessWithMoreThreadsThanBeforeIsNotUsedAgain() {
        var before = output("ann", WHICH);
        var pooled = "var many = new ArrayList<>(Collections.nCopies(100_000, 1)).spliterator();"
                + " StreamSupport.stream(many, true).forEach(i -> { }); ";
        assertThat(output("ann", pooled + WHICH)).isEqualTo(before);
        assertThat(output("ann", WHICH)).isNotEqualTo(before);
    }

    @Test
    void aProcessThatDiesIsReplacedOnceAndTheVerdictIsRight() throws Exception {
        var slow = Samples.right()
                .replace("w.toUpperCase()", "slowly(w)")
                .replace(
                        "static void to(",
                        "static String slowly(String w) { try { Thread.sleep(700); } catch (InterruptedException e) {}"
                                + " return w.toUpperCase(); } static void to(");
        var running = new CountDownLatch(1);
        var verdict = CompletableFuture.supplyAsync(() -> grader.grade(Samples.submission("ann", slow), phase -> {
            if (phase instanceof Phase.Replaying) {
                running.countDown();
            }
        }));
        assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();
        killWorkers();
        assertThat(verdict.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.PASSED);
    }

    private static void killWorkers() {
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        Containers.kill(ProcessHandle.current().pid());
    }

    @Test
    void aSubmissionWhoseProcessDiesTwiceIsOurFault() {
        var deaths = new AtomicInteger();
        var verdict = grader.grade(Samples.submission("ann", Samples.right()), phase -> {
            if (phase instanceof Phase.Replaying) {
                deaths.incrementAndGet();
                killWorkers();
            }
        });
        assertThat(verdict.outcome()).as("%s", verdict).isEqualTo(Outcome.OUR_FAULT);
        assertThat(deaths).hasValue(2);
        assertThat(output("ann", WHICH)).isNotEmpty();
    }

    @Test
    void nothingIsLeftWhenTheGraderCloses() {
        assertThat(output("ann", WHICH)).isNotEmpty();
        grader.close();
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(Containers.of(ProcessHandle.current().pid())).isEmpty();
    }

    private String output(String owner, String statements) {
        var source = "import java.util.stream.*;\n" + Samples.topology(Samples.doingPipeline(statements));
        Exercise exercise = Samples.exercise(Duration.ofSeconds(10), 1);
        var verdict =
                grader.grade(new Submission(owner, Map.of("Loud.java", source), exercise, Scope.VISIBLE), _ -> {});
        var check = verdict.checks().getFirst();
        assertThat(check.exception()).isEmpty();
        return check.differences().getFirst().actual().orElseThrow().asText();
    }
}
