package dev.millrace.grader.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.millrace.grader.Difference;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.explain.Step.Change;
import dev.millrace.grader.explain.Step.Dropped;
import dev.millrace.grader.explain.Step.Output;
import dev.millrace.grader.explain.Step.Span;
import dev.millrace.grader.explain.Step.Why;
import dev.millrace.grader.replay.Replays;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ExplanationJsonTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Span WINDOW = new Span(TEN, TEN.plusSeconds(300));

    @Test
    void whatIsWrittenIsReadAgain() {
        for (var explanation : List.of(differs(), threw())) {
            var text = ExplanationJson.write(explanation).toString();
            assertThat(ExplanationJson.read(Replays.json(text))).as(text).isEqualTo(explanation);
        }
    }

    @Test
    void aQuietStepIsShort() {
        var quiet = new Step(3, Optional.of(TEN), List.of(), List.of(), List.of(), List.of(), Optional.empty(), 0);
        assertThat(StepJson.write(quiet)).hasToString("{\"event\":3,\"streamTime\":\"2026-03-02T10:00:00Z\"}");
        assertThat(quiet.quiet()).isTrue();
    }

    @Test
    void whatIsNoExplanationIsRefused() {
        var json = ExplanationJson.write(differs());
        json.withObject("/symptom").put("kind", "tired");
        assertThatThrownBy(() -> ExplanationJson.read(json)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Explanation differs() {
        var symptom = new Symptom.Differs(Difference.Kind.WRONG_VALUE, "revenue", "orders");
        var events = List.of(
                new Chosen(0, Replays.at(60, "orders", "\"c-1\"", "{\"minor\":100}", Map.of("trace", "7")), true),
                new Chosen(4, new InputEvent.AdvanceWallClock(Duration.ofSeconds(30)), false),
                new Chosen(
                        9,
                        new InputEvent.Arrival(
                                "orders",
                                NullNode.getInstance(),
                                NullNode.getInstance(),
                                TEN,
                                Map.of(),
                                OptionalInt.of(2),
                                "late"),
                        false));
        var replayed = new Replayed(events, List.of(full(0), full(1)), List.of(full(0)), OptionalInt.of(1));
        return new Explanation("late-order", false, 1000, symptom, 3, true, 41, replayed);
    }

    private static Explanation threw() {
        var symptom = new Symptom.Threw("NullPointerException", "A.b(A.java:3)");
        return new Explanation("odd", true, 40, symptom, 13, false, 7, Replayed.NONE);
    }

    private static Step full(int event) {
        JsonNode value = Replays.json("{\"orders\":1,\"minor\":12.5}");
        return new Step(
                event,
                Optional.of(TEN),
                List.of(new Output("revenue", Replays.json("\"EUR\""), value, TEN, Map.of("a", "b"))),
                List.of(
                        new Change(
                                "totals", Replays.json("\"EUR\""), Optional.of(WINDOW), Optional.empty(), some(value)),
                        new Change("seen", Replays.json("17"), Optional.empty(), some(value), Optional.empty())),
                List.of(
                        new Dropped(Why.LATE, Optional.of(WINDOW), Optional.of(Duration.ofMillis(1500))),
                        new Dropped(Why.NULL_KEY, Optional.empty(), Optional.empty())),
                List.of("KSTREAM-PROCESSOR-0000000001"),
                Optional.of("IllegalStateException: no"),
                2);
    }

    private static Optional<JsonNode> some(JsonNode value) {
        return Optional.of(value);
    }
}
