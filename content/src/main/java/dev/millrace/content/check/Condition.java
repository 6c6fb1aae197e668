package dev.millrace.content.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a field, a header or a setting must be. Numbers are compared as numbers; a text that is a number counts as one
/// where `atLeast` or `atMost` asks for it.
public sealed interface Condition {
    /// Whether a value is as demanded.
    ///
    /// @param value a missing node where there is nothing
    boolean holds(JsonNode value);

    /// As a part of a sentence, after the field's name: "is EUR".
    String words();

    /// One of these values.
    record Is(List<JsonNode> oneOf) implements Condition {
        public Is {
            oneOf = List.copyOf(oneOf);
        }

        @Override
        public boolean holds(JsonNode value) {
            return oneOf.stream().anyMatch(wanted -> same(wanted, value));
        }

        @Override
        public String words() {
            return "is " + oneOf.stream().map(Condition::shown).collect(Collectors.joining(" or "));
        }
    }

    /// There, and another value.
    record Not(JsonNode value) implements Condition {
        @Override
        public boolean holds(JsonNode found) {
            return !found.isMissingNode() && !same(value, found);
        }

        @Override
        public String words() {
            return "is not " + shown(value);
        }
    }

    /// A number between two, both counted in.
    record Between(Optional<BigDecimal> atLeast, Optional<BigDecimal> atMost) implements Condition {
        @Override
        public boolean holds(JsonNode value) {
            var number = number(value);
            return number.isPresent()
                    && (atLeast.isEmpty() || number.get().compareTo(atLeast.get()) >= 0)
                    && (atMost.isEmpty() || number.get().compareTo(atMost.get()) <= 0);
        }

        @Override
        public String words() {
            return atMost.isEmpty()
                    ? "is " + plain(atLeast) + " or more"
                    : atLeast.isEmpty()
                            ? "is at most " + plain(atMost)
                            : "is " + plain(atLeast) + " to " + plain(atMost);
        }

        private static String plain(Optional<BigDecimal> number) {
            return number.map(BigDecimal::toPlainString).orElse("");
        }
    }

    record StartsWith(String text) implements Condition {
        @Override
        public boolean holds(JsonNode value) {
            return value.isTextual() && value.textValue().startsWith(text);
        }

        @Override
        public String words() {
            return "starts with " + text;
        }
    }

    /// There or not there; null counts as there.
    record Exists(boolean there) implements Condition {
        @Override
        public boolean holds(JsonNode value) {
            return value.isMissingNode() != there;
        }

        @Override
        public String words() {
            return there ? "is there" : "is not there";
        }
    }

    /// All of several.
    record All(List<Condition> all) implements Condition {
        public All {
            all = List.copyOf(all);
        }

        @Override
        public boolean holds(JsonNode value) {
            return all.stream().allMatch(condition -> condition.holds(value));
        }

        @Override
        public String words() {
            return all.stream().map(Condition::words).collect(Collectors.joining(" and "));
        }
    }

    private static boolean same(JsonNode wanted, JsonNode found) {
        boolean numbers = wanted.isNumber() && found.isNumber();
        return numbers ? wanted.decimalValue().compareTo(found.decimalValue()) == 0 : wanted.equals(found);
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) return Optional.of(value.decimalValue());
        boolean digits = value.isTextual() && value.textValue().matches("-?\\d{1,20}(\\.\\d{1,20})?");
        return digits ? Optional.of(new BigDecimal(value.textValue())) : Optional.empty();
    }

    private static String shown(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
