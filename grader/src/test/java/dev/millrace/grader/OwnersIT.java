package dev.millrace.grader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.GraderSettings.SandboxChoice;
import dev.millrace.grader.exercise.Exercise;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A worker process serves one owner only, and no longer than it can be trusted. A file in the worker's temporary
/// folder
/// tells which process it was.
@Timeout(120)
final class OwnersIT {
    private static final String LEAVE = "try { java.nio.file.Files.writeString(mark, \"was here\"); }"
            + " catch (java.io.IOException e) { throw new RuntimeException(e); } return \"left\";";
    private static final String LOOK = "return java.nio.file.Files.exists(mark) ? \"seen\" : \"nothing\";";
    private static final String THREAD =
            "new Thread(() -> { while (true) Thread.onSpinWait(); }).start(); return \"started\";";

    private final Grader grader = new Grader(
            GraderSettings.of(Samples.HOME).withSandbox(SandboxChoice.BEST).withWarm(1, 0));

    @AfterEach
    void close() {
        grader.close();
    }

    @Test
    void theOwnersNextAttemptMeetsTheSameProcessAndNobodyElseDoes() {
        assertThat(output("ann", LEAVE)).isEqualTo("left");
        assertThat(output("bob", LOOK)).isEqualTo("nothing");
        assertThat(output("ann", LOOK)).isEqualTo("seen");
    }

    @Test
    void aProcessInWhichAThreadWasLeftIsNotUsedAgain() {
        assertThat(output("ann", LEAVE)).isEqualTo("left");
        assertThat(output("ann", THREAD)).isEqualTo("started");
        assertThat(output("ann", LOOK)).isEqualTo("nothing");
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
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        assertThat(verdict.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void nothingIsLeftWhenTheGraderCloses() {
        assertThat(output("ann", LEAVE)).isEqualTo("left");
        grader.close();
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    private String output(String owner, String statements) {
        var source = Samples.topology(Samples.doingPipeline(statements))
                .replace(
                        "static Topology topology()",
                        "static java.nio.file.Path mark = java.nio.file.Path.of(System.getProperty(\"java.io.tmpdir\"), \"mark\");"
                                + " static Topology topology()");
        Exercise exercise = Samples.exercise(Duration.ofSeconds(10), 1);
        var verdict =
                grader.grade(new Submission(owner, Map.of("Loud.java", source), exercise, Scope.VISIBLE), _ -> {});
        var check = verdict.checks().getFirst();
        assertThat(check.exception()).isEmpty();
        return check.differences().getFirst().actual().orElseThrow().asText();
    }
}
