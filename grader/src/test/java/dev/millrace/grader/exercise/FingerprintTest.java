package dev.millrace.grader.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.millrace.grader.exercise.TopicSpec.Compare;
import dev.millrace.grader.exercise.TopicSpec.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
    private static final Map<String, String> HEADERS = Map.of("a", "1", "b", "2", "c", "3");

    @Test
    void theSameExerciseHasTheSameFingerprintInEveryProcess() {
        assertThat(Fingerprint.of(exercise("Title", "in", "out", "0")))
                .isEqualTo("b9c951066031521b")
                .isEqualTo(Fingerprint.of(exercise("Another title", "in", "out", "0.00")));
    }

    @Test
    void whatCanChangeAVerdictChangesIt() {
        var before = Fingerprint.of(exercise("Title", "in", "out", "0"));
        assertThat(Fingerprint.of(exercise("Title", "in!", "out", "0"))).isNotEqualTo(before);
        assertThat(Fingerprint.of(exercise("Title", "in", "out!", "0"))).isNotEqualTo(before);
        assertThat(Fingerprint.of(exercise("Title", "in", "out", "0.1"))).isNotEqualTo(before);
    }

    private static Exercise exercise(String title, String in, String out, String tolerance) {
        var topics = List.of(
                new TopicSpec("words", Role.IN, "string", "string", Compare.PER_KEY),
                new TopicSpec("loud", Role.OUT, "string", "string", Compare.EXACT));
        var arrival = new InputEvent.Arrival(
                "words", text("k"), text(in), Instant.EPOCH, HEADERS, OptionalInt.empty(), "a note");
        var expected = new ExpectedRecord("loud", text("k"), text(out), Optional.empty(), Optional.of(HEADERS));
        var one = new Case("one", title, false, List.of(arrival), List.of(expected));
        return new Exercise("lab", "Loud", Limits.DEFAULT, topics, List.of(one), new BigDecimal(tolerance));
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }
}
