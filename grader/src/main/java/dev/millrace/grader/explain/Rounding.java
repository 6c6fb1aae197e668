package dev.millrace.grader.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.grader.exercise.InputEvent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Rounder numbers for the values of events: fewer digits that are not zero, rounded towards zero, so that no number
/// leaves the range of its type, turns 0 or changes its sign. What may be more than an amount stays as it is:
/// numbers in fields that are called like an identifier or a time, that are also a key, or that are near the event's
/// time. Texts, types and names of fields are never touched.
final class Rounding {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NO_AMOUNT = Pattern.compile(
            "(?i).*(id|key|code|number|no|nr|version|seq|sequence|offset|partition|index|year|month|day|hour|minute"
                    + "|time|timestamp|date|at|zip|millis|ms)");
    private static final long NEAR_MS = 400L * 24 * 3600 * 1000;

    private final Set<String> keys = new HashSet<>();

    Rounding(List<Chosen> events) {
        for (var chosen : events) {
            if (chosen.event() instanceof InputEvent.Arrival arrival) {
                keys.add(arrival.key().asText());
            }
        }
    }

    /// The event with numbers of so many digits, then zeros.
    InputEvent rounded(InputEvent event, int digits) {
        if (!(event instanceof InputEvent.Arrival a)) {
            return event;
        }
        var value = rounded(a.value(), "", a.timestamp(), digits);
        return value.equals(a.value())
                ? event
                : new InputEvent.Arrival(a.topic(), a.key(), value, a.timestamp(), a.headers(), a.partition(), "");
    }

    private JsonNode rounded(JsonNode value, String field, Instant time, int digits) {
        return switch (value) {
            case ObjectNode object -> {
                var copy = NODES.objectNode();
                object.properties().forEach(e -> copy.set(e.getKey(), rounded(e.getValue(), e.getKey(), time, digits)));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = NODES.arrayNode();
                array.forEach(element -> copy.add(rounded(element, field, time, digits)));
                yield copy;
            }
            default -> value.isNumber() && amount(value, field, time) ? number(value, digits) : value;
        };
    }

    private boolean amount(JsonNode number, String field, Instant time) {
        return !NO_AMOUNT.matcher(field).matches()
                && !keys.contains(number.asText())
                && Math.abs(number.asDouble() - time.toEpochMilli()) > NEAR_MS
                && Math.abs(number.asDouble() * 1000 - time.toEpochMilli()) > NEAR_MS;
    }

    private static JsonNode number(JsonNode number, int digits) {
        var exact = number.decimalValue();
        var round = exact.round(new MathContext(digits, RoundingMode.DOWN));
        if (round.compareTo(exact) == 0) {
            return number;
        }
        var scaled = round.setScale(Math.max(0, exact.scale()), RoundingMode.UNNECESSARY);
        return number.isIntegralNumber() ? whole(number, scaled) : real(number, scaled);
    }

    private static JsonNode whole(JsonNode number, BigDecimal round) {
        if (number.isInt()) {
            return NODES.numberNode(round.intValueExact());
        }
        return number.isLong() ? NODES.numberNode(round.longValueExact()) : NODES.numberNode(round.toBigIntegerExact());
    }

    private static JsonNode real(JsonNode number, BigDecimal round) {
        return number.isBigDecimal() ? NODES.numberNode(round) : NODES.numberNode(round.doubleValue());
    }
}
