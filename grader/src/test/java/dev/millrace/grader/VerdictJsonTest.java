package dev.millrace.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.grader.Difference.Kind;
import dev.millrace.grader.diagnosis.Diagnosis;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VerdictJsonTest {
    private static final Circumstances MADE = new Circumstances(
            new Timings(1, 2, 3, 4, 11),
            "bubblewrap",
            new Provenance("1.0, Kafka Streams 4.3.1", "25.0.3+9", "0123abcd"));
    private static final Advice ADVICE = new Advice(Advice.Kind.NOT_DETERMINISTIC, "Random numbers.");
    private static final Diagnostic ERROR =
            new Diagnostic("A.java", 3, 5, 3, 9, Diagnostic.Severity.ERROR, "';' expected");

    static Stream<Verdict> verdicts() {
        return Stream.of(
                new Verdict.Judged(List.of(check(true)), List.of(), List.of(), MADE),
                new Verdict.Judged(List.of(check(true), check(false)), List.of(ERROR), List.of(ADVICE), MADE),
                new Verdict.DidNotCompile(List.of(ERROR), MADE),
                new Verdict.ExceededLimit(Limit.TIME, "too long", List.of(check(true)), MADE),
                new Verdict.OurFault("ours", MADE));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void whatIsWrittenIsReadBackEqual(Verdict verdict) {
        var json = Samples.json(VerdictJson.write("lab", verdict).toString());
        assertThat(VerdictJson.read(json)).isEqualTo(verdict);
        assertThat(json.path("outcome").asText()).isEqualTo(verdict.outcome().json());
    }

    @Test
    void theWordsOfTheContractAreThere() {
        var verdict = new Verdict.Judged(List.of(check(false)), List.of(), List.of(), MADE);
        var json = VerdictJson.write("revenue-per-window", verdict);
        assertThat(json.path("lab").asText()).isEqualTo("revenue-per-window");
        assertThat(json.at("/timings/total").asInt()).isEqualTo(11);
        assertThat(json.path("sandbox").asText()).isEqualTo("bubblewrap");
        assertThat(json.at("/engine/jdk").asText()).isEqualTo("25.0.3+9");
        assertThat(json.at("/checks/0/passed").asBoolean()).isFalse();
        assertThat(json.at("/checks/0/differences/0/kind").asText()).isEqualTo("missing-tombstone");
    }

    @Test
    void verdictsFromBeforeProvenanceWasKeptAreRead() {
        var old = VerdictJson.write("lab", new Verdict.OurFault("ours", MADE)).without("engine");
        assertThat(VerdictJson.read(old).circumstances().provenance()).isEqualTo(Provenance.NONE);
    }

    @Test
    void verdictsFromBeforeThereWereDiagnosesAreRead() {
        var verdict = new Verdict.Judged(List.of(check(false)), List.of(), List.of(), MADE);
        var old = VerdictJson.write("lab", verdict);
        assertThat(old.at("/checks/0/diagnosis/kind").asText()).isEqualTo("late-dropped");
        ((ObjectNode) old.at("/checks/0/diagnosis")).put("kind", "a-kind-of-tomorrow");
        assertThat(VerdictJson.read(old).checks().getFirst().diagnosis()).isEmpty();
        ((ObjectNode) old.at("/checks/0")).remove("diagnosis");
        assertThat(VerdictJson.read(old).checks().getFirst().diagnosis()).isEmpty();
        assertThat(VerdictJson.read(old).checks().getFirst().differences())
                .isEqualTo(verdict.checks().getFirst().differences());
    }

    @Test
    void otherJsonIsNoVerdict() {
        assertThatThrownBy(() -> VerdictJson.read(Samples.json("{\"outcome\":\"maybe\"}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CheckResult check(boolean passed) {
        var difference = new Difference(
                Kind.MISSING_TOMBSTONE,
                "t",
                Samples.text("k"),
                2,
                Optional.of(Samples.json("null")),
                Optional.empty(),
                OptionalInt.of(4),
                "a tombstone is expected");
        return new CheckResult(
                "id",
                "Title",
                !passed,
                passed,
                passed ? List.of() : List.of(difference),
                passed ? 0 : 3,
                5,
                6,
                passed ? Optional.empty() : Optional.of("NullPointerException"),
                passed ? "hello" : "",
                passed
                        ? Optional.empty()
                        : Optional.of(new Diagnosis(Diagnosis.Kind.LATE_DROPPED, "An event is late.")));
    }
}
