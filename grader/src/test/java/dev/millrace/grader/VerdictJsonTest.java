package dev.millrace.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.grader.Difference.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VerdictJsonTest {
    private static final Timings TIMINGS = new Timings(1, 2, 3, 4, 11);
    private static final Diagnostic ERROR =
            new Diagnostic("A.java", 3, 5, 3, 9, Diagnostic.Severity.ERROR, "';' expected");

    static Stream<Verdict> verdicts() {
        return Stream.of(
                new Verdict.Judged(List.of(check(true)), List.of(), TIMINGS, "bubblewrap"),
                new Verdict.Judged(List.of(check(true), check(false)), List.of(ERROR), TIMINGS, "none"),
                new Verdict.DidNotCompile(List.of(ERROR), TIMINGS, "none"),
                new Verdict.ExceededLimit(Limit.TIME, "too long", List.of(check(true)), TIMINGS, "none"),
                new Verdict.OurFault("ours", TIMINGS, "none"));
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
        var verdict = new Verdict.Judged(List.of(check(false)), List.of(), TIMINGS, "none");
        var json = VerdictJson.write("revenue-per-window", verdict);
        assertThat(json.path("lab").asText()).isEqualTo("revenue-per-window");
        assertThat(json.at("/timings/total").asInt()).isEqualTo(11);
        assertThat(json.at("/checks/0/passed").asBoolean()).isFalse();
        assertThat(json.at("/checks/0/differences/0/kind").asText()).isEqualTo("missing-tombstone");
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
                passed ? "hello" : "");
    }
}
