package dev.millrace.grader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.GraderSettings.SandboxChoice;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Submissions that do harm: each gets a clear verdict, and the next submission of the same owner is judged normally.
/// In every sandbox.
@ParameterizedClass
@EnumSource(
        value = SandboxChoice.class,
        names = {"BUBBLEWRAP", "DOCKER", "NONE"})
final class LimitsIT {
    @SuppressWarnings("NullAway.Init") // opened before the first test of each sandbox
    private static Grader grader;

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private SandboxChoice sandbox;

    @BeforeParameterizedClassInvocation
    static void open(SandboxChoice sandbox) {
        grader = new Grader(GraderSettings.of(Samples.HOME).withSandbox(sandbox).withWarm(2, 1));
    }

    @AfterParameterizedClassInvocation
    static void close() {
        grader.close();
    }

    /// What it does to each word, and the limit that it must run into.
    record Harm(String name, String source, Limit limit, String word) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Harm> harms() {
        return Stream.of(
                harm(
                        "an endless loop",
                        "while (true) { w = w + \"\"; if (w.isEmpty()) break; } return w;",
                        Limit.TIME,
                        "2 s"),
                new Harm(
                        "an endless loop in a static initialiser",
                        Samples.topology("to(words.mapValues(w -> Trap.it));")
                                + "class Trap { static String it = spin(); static String spin() { while (true) {"
                                + " if (System.nanoTime() == 1) return \"\"; } } }",
                        Limit.TIME,
                        "2 s"),
                harm(
                        "a sleep",
                        "try { Thread.sleep(100_000); } catch (InterruptedException e) {} return w;",
                        Limit.TIME,
                        "2 s"),
                harm(
                        "a loop that swallows everything",
                        "while (true) { try { Thread.sleep(1000); } catch (Throwable e) {} }",
                        Limit.TIME,
                        "2 s"),
                harm(
                        "a list that only grows",
                        "var all = new ArrayList<byte[]>(); while (true) all.add(new byte[1 << 20]);",
                        Limit.MEMORY,
                        "256 MiB"),
                harm(
                        "memory off the heap",
                        "var all = new ArrayList<Object>(); while (true)"
                                + " all.add(java.nio.ByteBuffer.allocateDirect(1 << 20));",
                        Limit.MEMORY,
                        "memory"),
                harm(
                        "threads without end",
                        "while (true) new Thread(() -> { try { Thread.sleep(100_000); }"
                                + " catch (InterruptedException e) {} }).start();",
                        Limit.THREADS,
                        "threads"),
                harm("System.exit", "System.exit(0); return w;", Limit.EXIT, "System.exit"),
                harm("Runtime.halt", "Runtime.getRuntime().halt(0); return w;", Limit.EXIT, "ended its own process"),
                harm(
                        "an exit with a hook that hangs",
                        "Runtime.getRuntime().addShutdownHook(new Thread(() -> {"
                                + " while (true) Thread.onSpinWait(); })); System.exit(1); return w;",
                        Limit.EXIT,
                        "System.exit"),
                harm(
                        "a gigabyte printed",
                        "for (int i = 0; i < 1_000_000; i++) System.out.println(\"x\".repeat(1000));"
                                + " return w.toUpperCase();",
                        Limit.PRINT,
                        "printed more than"),
                harm(
                        "a gigabyte past System.out",
                        "try (var out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {"
                                + " var noise = new byte[1 << 20]; for (int i = 0; i < 1000; i++) out.write(noise); }"
                                + " catch (java.io.IOException e) {} return w.toUpperCase();",
                        Limit.PRINT,
                        "printed more than"),
                new Harm(
                        "a hundred thousand records",
                        Samples.topology("to(words.flatMapValues(w -> Collections.nCopies(100_000, w)));"),
                        Limit.OUTPUT,
                        "records came out"),
                harm("a record of 50 MB", "return \"x\".repeat(50_000_000);", Limit.OUTPUT, "50000001 bytes"),
                new Harm(
                        "ten million records",
                        Samples.topology(
                                "to(words.flatMapValues(w -> () ->"
                                        + " java.util.stream.IntStream.range(0, 10_000_000).mapToObj(i -> \"r\" + i).iterator()));"),
                        Limit.MEMORY,
                        "256 MiB"));
    }

    private static Harm harm(String name, String statements, Limit limit, String word) {
        return new Harm(name, Samples.doing(statements), limit, word);
    }

    @Test
    void verdictsNameTheSandbox() {
        var verdict = grader.grade(Samples.submission("ann", Samples.right()), _ -> {});
        assertThat(verdict.circumstances().sandbox()).isEqualTo(sandbox.name().toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("harms")
    void harmGetsAClearVerdictAndTheNextOneIsJudged(Harm harm) {
        var time = Duration.ofSeconds(harm.limit == Limit.TIME ? 2 : 30);
        var exercise = Samples.exercise(time, 3);
        var verdict =
                grader.grade(new Submission("eve", Map.of("Loud.java", harm.source), exercise, Scope.ALL), _ -> {});
        assertThat(verdict).as("%s", verdict).isInstanceOf(Verdict.ExceededLimit.class);
        var exceeded = (Verdict.ExceededLimit) verdict;
        assertThat(exceeded.limit()).as(exceeded.message()).isEqualTo(harm.limit);
        assertThat(exceeded.message()).contains(harm.word);
        var next = grader.grade(Samples.submission("eve", Samples.right()), _ -> {});
        assertThat(next.outcome()).as("%s", next).isEqualTo(Outcome.PASSED);
    }

    /// These run into no limit, but must not pass, break the grader or meet the next attempt either.
    static Stream<String> oddities() {
        return Stream.of(
                "static String odd(String w) { return odd(w) + 1; }",
                "static String odd(String w) { var t = new Thread(() -> { while (true) Thread.onSpinWait(); });"
                        + " t.setDaemon(true); t.start(); return \"?\"; }",
                "static String odd(String w) { System.setOut(null); System.setProperties(null); return \"?\"; }",
                "static String odd(String w) { Thread.currentThread().interrupt(); return \"?\"; }",
                "static String odd(String w) { throw new Rude(); } static class Rude extends Error {"
                        + " @Override public String getMessage() { throw new Rude(); } }");
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void oddOnesFailAndTheNextOneIsJudged(String member) {
        var source = Samples.topology("to(words.mapValues(w -> Odd.odd(w)));") + "class Odd { " + member + " }";
        var verdict = grader.grade(Samples.submission("eve", source), _ -> {});
        assertThat(verdict.outcome()).as("%s", verdict).isEqualTo(Outcome.FAILED);
        var next = grader.grade(Samples.submission("eve", Samples.right()), _ -> {});
        assertThat(next.outcome()).as("%s", next).isEqualTo(Outcome.PASSED);
    }
}
