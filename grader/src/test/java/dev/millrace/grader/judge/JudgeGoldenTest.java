package dev.millrace.grader.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.millrace.grader.Difference;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.ExpectedRecord;
import dev.millrace.grader.exercise.Limits;
import dev.millrace.grader.exercise.TopicSpec;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.frames.FromWorker.Out;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every class of difference and every mode against `src/test/golden/judge`: `name.json` is the case, `name.txt` what a
/// student reads. To rewrite the texts after a change, run with `-Dtest.args=-Dmillrace.golden=write` and review the
/// diff.
final class JudgeGoldenTest {
    private static final Path FOLDER = Path.of("src/test/golden/judge");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static List<String> cases() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".json"))
                    .map(n -> n.substring(0, n.length() - 5))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsDifferent(String name) throws IOException {
        var text = differences(name).stream()
                .map(d -> d.kind().json() + " @" + d.position() + "  " + d.sentence() + "\n")
                .collect(Collectors.joining());
        var golden = FOLDER.resolve(name + ".txt");
        if ("write".equals(System.getProperty("millrace.golden"))) {
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    /// What a mode forgives has no case there.
    @Test
    void everyClassOfDifferenceHasACaseInEveryModeThatKnowsIt() throws IOException {
        var seen = new EnumMap<Compare, Set<Difference.Kind>>(Compare.class);
        for (var name : cases()) {
            var kinds = seen.computeIfAbsent(mode(json(name)), _ -> EnumSet.noneOf(Difference.Kind.class));
            differences(name).forEach(d -> kinds.add(d.kind()));
        }
        var way = EnumSet.of(Difference.Kind.OUT_OF_ORDER, Difference.Kind.DUPLICATE, Difference.Kind.RIGHT_IN_THE_END);
        assertThat(seen.get(Compare.EXACT)).containsExactlyInAnyOrder(Difference.Kind.values());
        assertThat(seen.get(Compare.PER_KEY)).containsExactlyInAnyOrder(Difference.Kind.values());
        assertThat(seen.get(Compare.FINAL_TABLE)).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(way));
    }

    private static JsonNode json(String name) throws IOException {
        return JSON.readTree(Files.readString(FOLDER.resolve(name + ".json")));
    }

    private static Compare mode(JsonNode json) {
        return Compare.valueOf(
                json.path("mode").asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static List<Difference> differences(String name) throws IOException {
        var json = json(name);
        var mode = mode(json);
        var topic = new TopicSpec("revenue", TopicSpec.Role.OUT, "json", "json", mode);
        var exercise = new Exercise(
                "lab",
                "Entry",
                Limits.DEFAULT,
                List.of(topic),
                List.of(),
                json.path("tolerance").decimalValue());
        var expected = records(json, "expected").map(JudgeGoldenTest::expected).toList();
        var actual = records(json, "actual").map(JudgeGoldenTest::produced).toList();
        return Judge.differences(exercise, expected, actual);
    }

    private static Stream<JsonNode> records(JsonNode json, String side) {
        return Arrays.stream(json.path(side).valueStream().toArray(JsonNode[]::new));
    }

    private static ExpectedRecord expected(JsonNode json) {
        return new ExpectedRecord(
                "revenue",
                json.path("key"),
                json.path("value"),
                timestamp(json),
                json.has("headers") ? Optional.of(headers(json)) : Optional.empty());
    }

    private static Out produced(JsonNode json) {
        var key = json.path("key").isMissingNode() ? NullNode.getInstance() : json.path("key");
        var at = timestamp(json).orElse(Instant.EPOCH).toEpochMilli();
        return new Out("revenue", key, json.path("value"), at, headers(json), 0);
    }

    private static Optional<Instant> timestamp(JsonNode json) {
        return Optional.ofNullable(json.get("timestamp")).map(t -> Instant.parse(t.asText()));
    }

    private static Map<String, String> headers(JsonNode json) {
        var headers = new LinkedHashMap<String, String>();
        json.path("headers")
                .properties()
                .forEach(e -> headers.put(e.getKey(), e.getValue().asText()));
        return headers;
    }
}
