package dev.millrace.grader.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.exercise.InputEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Rounder times for events.
final class Times {
    private Times() {}

    /// The event at the last full step before it: windows begin at such times, so these are the ones that are easy to
    /// read beside them. An event whose value states its own time keeps it.
    static InputEvent rounded(InputEvent event, Duration step) {
        if (!(event instanceof InputEvent.Arrival a) || states(a.value(), a.timestamp())) {
            return event;
        }
        long millis = a.timestamp().toEpochMilli();
        return moved(a, Instant.ofEpochMilli(millis - Math.floorMod(millis, step.toMillis())));
    }

    /// Whether what was earlier, later or at the same time still is.
    static boolean sameOrder(List<Chosen> before, List<Chosen> after) {
        for (int i = 0; i < before.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (order(before, i, j) != order(after, i, j)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int order(List<Chosen> events, int i, int j) {
        return events.get(i).event() instanceof InputEvent.Arrival one
                        && events.get(j).event() instanceof InputEvent.Arrival other
                ? Integer.signum(one.timestamp().compareTo(other.timestamp()))
                : 0;
    }

    private static boolean states(JsonNode value, Instant time) {
        if (value.isContainerNode()) {
            for (var inner : value) {
                if (states(inner, time)) {
                    return true;
                }
            }
            return false;
        }
        return value.isNumber()
                ? value.asLong() == time.toEpochMilli() || value.asLong() == time.getEpochSecond()
                : value.isTextual()
                        && value.textValue().startsWith(time.toString().substring(0, 16));
    }

    private static InputEvent.Arrival moved(InputEvent.Arrival a, Instant time) {
        return a.timestamp().equals(time)
                ? a
                : new InputEvent.Arrival(a.topic(), a.key(), a.value(), time, a.headers(), a.partition(), "");
    }
}
