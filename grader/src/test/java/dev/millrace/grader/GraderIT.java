package dev.millrace.grader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Verdicts of real workers, in the best sandbox of this machine.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GraderIT {
    private final Grader grader = new Grader(GraderSettings.of(Samples.HOME).withWarm(1, 1));

    @AfterAll
    void close() {
        grader.close();
    }

    @Test
    void aRightOnePasses() {
        var phases = new ArrayList<Phase>();
        var verdict = grader.grade(Samples.submission("ann", Samples.right()), phases::add);
        assertThat(verdict.outcome()).as("%s", verdict).isEqualTo(Outcome.PASSED);
        assertThat(verdict.checks()).extracting(CheckResult::id).containsExactly("plain", "hidden-one");
        assertThat(verdict.timings().totalMs()).isPositive();
        var made = verdict.circumstances().provenance();
        assertThat(made.engine()).matches(".+, Kafka Streams \\d+\\.\\d+\\.\\d+");
        assertThat(made.jdk()).startsWith("25");
        assertThat(made.fixtures()).matches("[0-9a-f]{16}");
        assertThat(phases).containsSubsequence(new Phase.Compiling(), new Phase.Replaying(0, 2), new Phase.Comparing());
    }

    @Test
    void aWrongOneIsToldWhichRecordDiffers() {
        var verdict = grade("to(words.mapValues(w -> w.equals(\"word-1\") ? \"?\" : w.toUpperCase()));");
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.checks().getFirst().differences()).singleElement().satisfies(d -> {
            assertThat(d.kind()).isEqualTo(Difference.Kind.WRONG_VALUE);
            assertThat(d.position()).isEqualTo(2);
            assertThat(d.cause()).hasValue(1);
            assertThat(d.sentence()).contains("\"?\"", "\"WORD-1\"");
        });
        assertThat(verdict.checks().get(1).passed()).isTrue();
    }

    @Test
    void aPassedOneGetsAdviceAndStillPasses() {
        var verdict = grade("var seen = new HashMap<String, String>();"
                + " to(words.filter((k, w) -> seen.put(w, k) == null).mapValues(w -> w.toUpperCase()));");
        assertThat(verdict.outcome()).as("%s", verdict).isEqualTo(Outcome.PASSED);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Judged.class,
                        v -> assertThat(v.advice()).singleElement().satisfies(a -> {
                            assertThat(a.kind()).isEqualTo(Advice.Kind.UNSTORED_STATE);
                            assertThat(a.sentence()).contains("a HashMap that a lambda changes (Loud, line 9)");
                        }));
        var chance = grade(
                "to(words.mapValues(w -> w.toUpperCase()).peek((k, w) -> {}));"
                        + " words.mapValues(w -> w + Math.random()).to(\"dice\", Produced.with(Serdes.String(), Serdes.String()));");
        assertThat(chance.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(((Verdict.Judged) chance).advice())
                .as("only what the lab asks for is compared")
                .isEmpty();
    }

    @Test
    void whatALabDemandsOfTheTopologyIsACheckLikeACase() {
        var asked = Samples.exercise(java.time.Duration.ofSeconds(10), 3);
        var demands = List.of(
                Requirement.of(false, Requirement.Feature.Plain.REPARTITION),
                Requirement.of(true, new Requirement.Feature.Operator("map-values")));
        var exercise = new Exercise(
                asked.lab(),
                asked.entry(),
                asked.limits(),
                asked.topics(),
                asked.cases(),
                asked.tolerance(),
                asked.contracts(),
                demands);
        var right =
                grader.grade(new Submission("ann", Map.of("Loud.java", Samples.right()), exercise, Scope.ALL), _ -> {});
        assertThat(right.outcome()).as("%s", right).isEqualTo(Outcome.PASSED);
        assertThat(right.checks()).extracting(CheckResult::id).endsWith("no-repartition", "map-values");
        var wrong = Samples.topology(
                        "to(words.selectKey((k, w) -> k).repartition().map((k, w) -> KeyValue.pair(k, w.toUpperCase())));")
                .replace("words = builder", "words = (KStream<String, String>) builder")
                .replace(".repartition()", ".repartition(Repartitioned.with(Serdes.String(), Serdes.String()))");
        var failed = grader.grade(new Submission("ann", Map.of("Loud.java", wrong), exercise, Scope.ALL), _ -> {});
        assertThat(failed.checks())
                .filteredOn(c -> !c.passed())
                .extracting(c -> c.exception().orElse(""))
                .satisfiesExactly(
                        text -> assertThat(text).contains("a repartition topic, and yours has one"),
                        text -> assertThat(text).contains("the operator `map-values`, and your topology has none"));
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void persistentStoresWorkInTheSandbox() {
        var verdict = grade("to(words.groupByKey().reduce((a, b) -> b, Materialized.as("
                + "org.apache.kafka.streams.state.Stores.persistentKeyValueStore(\"s\")))"
                + ".toStream().mapValues(w -> w.toUpperCase()));");
        assertThat(verdict.outcome()).as("%s", verdict).isEqualTo(Outcome.PASSED);
        var windows =
                grade("to(words.groupByKey().windowedBy(TimeWindows.ofSizeWithNoGrace(java.time.Duration.ofHours(1)))"
                        + ".reduce((a, b) -> b, Materialized.as(org.apache.kafka.streams.state.Stores.persistentWindowStore("
                        + "\"s\", java.time.Duration.ofHours(2), java.time.Duration.ofHours(1), false)))"
                        + ".toStream((k, w) -> k.key()).mapValues(w -> w.toUpperCase()));");
        assertThat(windows.outcome()).as("%s", windows).isEqualTo(Outcome.PASSED);
    }

    @Test
    void onlyVisibleCasesRunWhenAsked() {
        var all = Samples.submission("ann", Samples.right());
        var visible = new Submission("ann", all.files(), all.exercise(), Scope.VISIBLE);
        assertThat(grader.grade(visible, _ -> {}).checks())
                .extracting(CheckResult::id)
                .containsExactly("plain");
    }

    @Test
    void whatDoesNotCompileIsShownAtItsPlace() {
        var verdict = grade("to(words.mapValues(w -> w.toUperCase()));");
        assertThat(verdict).isInstanceOfSatisfying(Verdict.DidNotCompile.class, v -> {
            var error = v.diagnostics().getFirst();
            assertThat(error.file()).isEqualTo("Loud.java");
            assertThat(error.line()).isEqualTo(9);
            assertThat(error.severity()).isEqualTo(Diagnostic.Severity.ERROR);
            assertThat(error.message()).contains("cannot find symbol", "toUperCase");
        });
    }

    @Test
    void theGradersOwnClassesAreNotThere() {
        var verdict = grade("dev.millrace.grader.worker.Main.main(null); to(words);");
        assertThat(verdict.outcome()).isEqualTo(Outcome.DID_NOT_COMPILE);
        var byName = grade("try { Class.forName(\"dev.millrace.grader.worker.Main\"); }"
                + " catch (ClassNotFoundException e) { to(words.mapValues(w -> w.toUpperCase())); }");
        assertThat(byName.outcome()).as("%s", byName).isEqualTo(Outcome.PASSED);
    }

    @Test
    void anEntryClassThatIsNotThereIsACompilersError() {
        var source = Samples.right().replace("class Loud", "class Quiet");
        var verdict = grader.grade(Samples.submission("ann", source).with(Map.of("Quiet.java", source)), _ -> {});
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.DidNotCompile.class,
                        v -> assertThat(v.diagnostics().getFirst().message())
                                .contains("There is no class `Loud`", "static Topology topology()"));
    }

    @Test
    void aPackageAndSeveralFilesAreFine() {
        var files = Map.of(
                "Loud.java",
                "package shop;\n" + Samples.topology("to(words.mapValues(Shout::it));"),
                "Shout.java",
                "package shop; class Shout { static String it(String w) { return w.toUpperCase(); } }");
        var verdict = grader.grade(Samples.submission("ann", "").with(files), _ -> {});
        assertThat(verdict.outcome()).as("%s", verdict).isEqualTo(Outcome.PASSED);
    }

    @Test
    void anExceptionIsShownWithItsOwnFramesAndTheRecord() {
        var check = grade(Samples.doingPipeline(
                        "if (w.endsWith(\"1\")) throw new IllegalStateException(\"odd\"); return w;"))
                .checks()
                .getFirst();
        assertThat(check.passed()).isFalse();
        assertThat(check.exception().orElseThrow())
                .contains("IllegalStateException: odd", "at Loud.", "(Loud.java:9)", "event 2", "word-1")
                .doesNotContain("org.apache.kafka", "dev.millrace");
    }

    @Test
    void aTopologyThatCannotRunSaysWhy() {
        assertThat(exception("builder = new StreamsBuilder();")).contains("reads no topic");
        assertThat(exception("if (true) return null;")).contains("returned null");
        assertThat(exception("builder = new StreamsBuilder(); to(builder.stream(\"wrods\","
                        + " Consumed.with(Serdes.String(), Serdes.String())));"))
                .contains("does not read the topic `words`", "wrods");
        assertThat(exception("builder.stream(\"words\").to(\"loud\");")).contains("key serde", "Consumed.with");
        assertThat(exception("words.to(\"laud\", Produced.with(Serdes.String(), Serdes.String()));"))
                .contains("also wrote to laud");
    }

    @Test
    void whatIsPrintedInAVisibleCaseIsKept() {
        var verdict = grade(Samples.doingPipeline("System.out.println(\"saw \" + w); return w.toUpperCase();"));
        assertThat(verdict.checks().getFirst().printed()).contains("saw word-2");
        assertThat(verdict.checks().get(1).printed()).isEmpty();
    }

    @Test
    void sourcesThatAreTooBigOrBadlyNamedAreRefused() {
        var big = Samples.submission("ann", "x".repeat(Grader.MAX_SOURCE_BYTES + 1));
        assertThat(grader.grade(big, _ -> {}))
                .isInstanceOfSatisfying(
                        Verdict.ExceededLimit.class, v -> assertThat(v.limit()).isEqualTo(Limit.SOURCE));
        var slip = big.with(Map.of("../../Loud.java", Samples.right()));
        assertThat(grader.grade(slip, _ -> {}).outcome()).isEqualTo(Outcome.DID_NOT_COMPILE);
        assertThat(grader.grade(big.with(Map.of()), _ -> {}).outcome()).isEqualTo(Outcome.DID_NOT_COMPILE);
    }

    @Test
    void twentyThousandRecordsAreJudged() {
        var exercise = Samples.exercise(java.time.Duration.ofSeconds(20), 20_000);
        var submission = new Submission("big", Map.of("Loud.java", Samples.right()), exercise, Scope.ALL);
        var verdict = grader.grade(submission, _ -> {});
        assertThat(verdict.outcome()).as("%s", verdict.timings()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.checks().getFirst().actualCount()).isEqualTo(20_000);
    }

    @Test
    void manyOwnersAtOnceEachGetTheirOwnVerdict() throws InterruptedException {
        var verdicts = new java.util.concurrent.ConcurrentHashMap<String, Verdict>();
        var threads = List.of("a", "b", "c", "d", "e").stream()
                .map(owner -> Thread.startVirtualThread(() -> verdicts.put(
                        owner,
                        grader.grade(
                                Samples.submission(
                                        owner, Samples.topology("to(words.mapValues(w -> \"" + owner + "\"));")),
                                _ -> {}))))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        verdicts.forEach((owner, verdict) -> assertThat(verdict.checks()
                        .getFirst()
                        .differences()
                        .getFirst()
                        .actual()
                        .orElseThrow()
                        .asText())
                .isEqualTo(owner));
        assertThat(verdicts).hasSize(5);
    }

    private Verdict grade(String pipeline) {
        return grader.grade(Samples.submission("ann", Samples.topology(pipeline)), _ -> {});
    }

    private String exception(String pipeline) {
        return grade(pipeline).checks().stream()
                .map(c -> c.exception().orElse(""))
                .collect(Collectors.joining());
    }
}
