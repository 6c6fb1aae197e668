package dev.millrace.grader.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.judge.Judge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every planted program gets just its own diagnosis, and a right one gets none.
final class DiagnosesTest {
    static List<Planted> programs() {
        return Stream.of(Revenue.programs(), Days.programs(), Counts.programs(), Joining.programs(), Copies.programs())
                .flatMap(programs -> programs)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void everyProgramGetsItsOwnDiagnosis(Planted planted) {
        var evidence = planted.trial().evidence(planted.program(), planted.habits());
        var found = Diagnoses.of(evidence);
        if (Boolean.getBoolean("millrace.say")) {
            System.out.println(
                    planted + "\n    " + found.map(Diagnosis::sentence).orElse("nothing"));
        }
        assertThat(evidence.differences().isEmpty() && evidence.exception().isEmpty())
                .as("is right")
                .isEqualTo(planted.kind().isEmpty());
        assertThat(found.map(Diagnosis::kind))
                .as(() -> evidence.differences() + " " + evidence.exception() + " " + found)
                .isEqualTo(planted.kind());
    }

    @Test
    void everyKindHasAProgramThatItNames() {
        var planted = EnumSet.noneOf(Kind.class);
        programs().forEach(p -> p.kind().ifPresent(planted::add));
        assertThat(planted).containsExactlyInAnyOrderElementsOf(Arrays.asList(Kind.values()));
    }

    /// A number that no mistake explains, in one record alone.
    @ParameterizedTest
    @MethodSource("trials")
    void anUnknownPatternGetsNone(Trial trial) {
        var right = trial.evidence(trial.right());
        for (int i = 0; i < right.produced().size(); i++) {
            var out = right.produced().get(i);
            var odd = new ArrayList<>(right.produced());
            odd.set(i, with(out, odd(out.value())));
            assertThat(Diagnoses.of(judged(right, odd))).as(out.toString()).isEmpty();
        }
    }

    /// Whatever came, and of whatever part of the input, asking never fails.
    @ParameterizedTest
    @MethodSource("trials")
    void anyRecordsCanBeAskedAbout(Trial trial) {
        var right = trial.evidence(trial.right());
        var random = new Random(7);
        for (int i = 0; i < 60; i++) {
            var came = new ArrayList<>(right.produced());
            for (int n = random.nextInt(4); n >= 0 && !came.isEmpty(); n--) {
                int at = random.nextInt(came.size());
                switch (random.nextInt(5)) {
                    case 0 -> came.remove(at);
                    case 1 -> came.add(at, came.get(random.nextInt(came.size())));
                    case 2 -> came.set(at, with(came.get(at), NullNode.getInstance()));
                    case 3 ->
                        came.set(
                                at,
                                with(
                                        came.get(at),
                                        came.get(random.nextInt(came.size())).value()));
                    default -> Collections.shuffle(came, random);
                }
            }
            var input = right.input().subList(0, random.nextInt(right.input().size() + 1));
            var evidence = judged(right, came);
            assertThat(Diagnoses.of(evidence)).isNotNull();
            assertThat(Diagnoses.of(new Evidence(
                            evidence.exercise(),
                            input,
                            evidence.expected(),
                            came,
                            evidence.differences(),
                            evidence.nodes(),
                            List.of(),
                            List.of("elsewhere"),
                            Optional.of("NullPointerException: none"),
                            random.nextInt(12) - 1)))
                    .isNotNull();
        }
    }

    @Test
    void manyEventsAreAskedAboutInASecond() {
        var trial = Revenue.many(3000);
        var evidence = trial.evidence(trial.right());
        var came = new ArrayList<>(evidence.produced());
        came.set(5, with(came.get(5), odd(came.get(5).value())));
        var judged = judged(evidence, came);
        long start = System.nanoTime();
        assertThat(Diagnoses.of(judged)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    static List<Trial> trials() {
        return programs().stream().map(Planted::trial).distinct().toList();
    }

    private static Evidence judged(Evidence right, List<Out> came) {
        return new Evidence(
                right.exercise(),
                right.input(),
                right.expected(),
                came,
                Judge.differences(right.exercise(), right.expected(), came),
                right.nodes(),
                List.of(),
                List.of(),
                Optional.empty(),
                -1);
    }

    private static Out with(Out out, JsonNode value) {
        return new Out(out.topic(), out.key(), value, out.timestamp(), out.headers(), out.cause());
    }

    private static JsonNode odd(JsonNode value) {
        if (!value.isObject()) {
            return value.isNumber()
                    ? Story.number(value.asLong() + 77777)
                    : Story.object().put("odd", "-77777");
        }
        var odd = (ObjectNode) value.deepCopy();
        var name = odd.fieldNames().next();
        return odd.put(name, "-77777");
    }
}
