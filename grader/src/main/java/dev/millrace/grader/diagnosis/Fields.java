package dev.millrace.grader.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The innermost fields of a value by their path, `total.minor`; a value that is no object has the path of no letters.
/// Lists are not looked into.
final class Fields {
    private static final long YEAR_2000 = 946_684_800_000L;
    private static final int LONGEST_TIME = 40;

    private Fields() {}

    static Map<String, JsonNode> of(JsonNode value) {
        var found = new LinkedHashMap<String, JsonNode>();
        collect("", value, found);
        return found;
    }

    private static void collect(String path, JsonNode node, Map<String, JsonNode> found) {
        if (node.isObject()) {
            node.properties()
                    .forEach(e -> collect(path.isEmpty() ? e.getKey() : path + "." + e.getKey(), e.getValue(), found));
        } else if (!node.isArray()) {
            found.put(path, node);
        }
    }

    /// What a field says, as it would be a key; nothing for null.
    static Optional<String> text(JsonNode node) {
        if (node.isTextual()) {
            return Optional.of(node.textValue());
        }
        return node.isNumber() || node.isBoolean() ? Optional.of(node.asText()) : Optional.empty();
    }

    static BigDecimal number(JsonNode node) {
        return node.decimalValue();
    }

    /// A moment in milliseconds: ISO text, or a number that can only be one.
    static OptionalLong time(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() > YEAR_2000) {
            return OptionalLong.of(node.longValue());
        }
        if (!node.isTextual() || node.textValue().length() > LONGEST_TIME) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Instant.parse(node.textValue()).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
