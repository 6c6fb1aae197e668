package dev.millrace.grader.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.ExpectedRecord;
import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.frames.FromWorker.Out;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A submission may produce tens of thousands of wrong records. To look for each in the place of each would keep the
/// grader busy for minutes.
@Timeout(40)
final class ManyRecordsTest {
    private static final int EXPECTED = 4_000;
    private static final int CAME = 80_000;

    @ParameterizedTest
    @EnumSource(Compare.class)
    void ofOneKeyAreToldInAMoment(Compare mode) {
        assertThat(differences(mode, _ -> "k", _ -> "k")).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Compare.class)
    void ofKeysOfTheirOwnAreToldInAMoment(Compare mode) {
        assertThat(differences(mode, i -> "k" + i, i -> "q" + i)).isEqualTo(EXPECTED + CAME);
    }

    private static int differences(Compare mode, IntFunction<String> expectedKey, IntFunction<String> key) {
        var topic = new TopicSpec("revenue", TopicSpec.Role.OUT, "string", "json", mode);
        var exercise = new Exercise("lab", "Entry", Limits.DEFAULT, List.of(topic), List.of(), BigDecimal.ZERO);
        var nodes = JsonNodeFactory.instance;
        var expected = IntStream.range(0, EXPECTED)
                .mapToObj(i -> new ExpectedRecord(
                        "revenue",
                        nodes.textNode(expectedKey.apply(i)),
                        nodes.objectNode().put("currency", "EUR").put("minor", i),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        var came = IntStream.range(0, CAME)
                .mapToObj(i -> new Out(
                        "revenue",
                        nodes.textNode(key.apply(i)),
                        nodes.objectNode().put("currency", "EUR").put("minor", -1 - i),
                        0,
                        Map.of(),
                        0))
                .toList();
        return Judge.differences(exercise, expected, came).size();
    }
}
