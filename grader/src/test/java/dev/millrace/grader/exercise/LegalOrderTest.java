package dev.millrace.grader.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class LegalOrderTest {
    @Test
    void onlyNeighboursOfOneTimestampAndOfOtherTopicsOrKeysChangePlaces() {
        assertThat(turned("1 a x", "2 a y", "3 b x")).isEqualTo("1 a x, 2 a y, 3 b x");
        assertThat(turned("1 a x", "1 b x", "2 a z")).isEqualTo("1 b x, 1 a x, 2 a z");
        assertThat(turned("1 a x", "1 a y")).isEqualTo("1 a y, 1 a x");
        assertThat(turned("1 a x", "1 a x", "1 b x", "1 a x")).isEqualTo("1 b x, 1 a x, 1 a x, 1 a x");
    }

    @Test
    void nothingPassesTheWallClockOrAnotherTime() {
        assertThat(turned("1 a x", "tick", "1 b x")).isEqualTo("1 a x, tick, 1 b x");
        assertThat(turned("1 a x", "2 b x", "1 b x")).isEqualTo("1 a x, 2 b x, 1 b x");
    }

    private static String turned(String... events) {
        return LegalOrder.of(Arrays.stream(events).map(LegalOrderTest::event).toList()).stream()
                .map(LegalOrderTest::text)
                .collect(Collectors.joining(", "));
    }

    private static InputEvent event(String text) {
        if (text.equals("tick")) {
            return new InputEvent.AdvanceWallClock(Duration.ofSeconds(1));
        }
        var parts = List.of(text.split(" "));
        return new InputEvent.Arrival(
                parts.get(1),
                TextNode.valueOf(parts.get(2)),
                TextNode.valueOf("v"),
                Instant.ofEpochSecond(Long.parseLong(parts.get(0))),
                Map.of(),
                OptionalInt.empty(),
                "");
    }

    private static String text(InputEvent event) {
        return switch (event) {
            case InputEvent.Arrival a ->
                a.timestamp().getEpochSecond() + " " + a.topic() + " " + a.key().asText();
            case InputEvent.AdvanceWallClock _ -> "tick";
        };
    }
}
