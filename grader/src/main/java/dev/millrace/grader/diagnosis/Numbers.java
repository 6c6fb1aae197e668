package dev.millrace.grader.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.Difference;
import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Numbers that their type cannot hold: too large for 32 bits, or not to be had in binary fractions.
final class Numbers implements Recogniser {
    private static final BigDecimal NOISE = new BigDecimal("1e-6");
    private static final BigDecimal CENTS = BigDecimal.valueOf(100);

    /// A number that came in the place of another.
    private record Pair(Difference difference, String path, BigDecimal expected, BigDecimal came) {}

    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        if (!clues.all(Difference.Kind.WRONG_VALUE)) {
            return Optional.empty();
        }
        var pairs = new ArrayList<Pair>();
        for (var difference : clues.differences()) {
            if (!pairs(difference, pairs)) {
                return Optional.empty();
            }
        }
        var first = pairs.getFirst();
        if (pairs.stream().allMatch(Numbers::overflown)) {
            return clues.say(
                    Kind.NUMBER_OVERFLOW,
                    place(first) + ". " + Words.number(first.expected)
                            + " is larger than 2147483647, the largest number of 32 bits; beyond it such a number begins again"
                            + " from below, and what came is just what is left.");
        }
        if (pairs.stream().allMatch(p -> noisy(p) || truncated(clues, p))) {
            return clues.say(
                    Kind.MONEY_AS_FLOAT,
                    place(first) + ". The difference is that of binary fractions, which"
                            + " hold neither a tenth nor a cent: sums of them drift, and what is cut off is a cent. Money wants"
                            + " numbers that are exact.");
        }
        return Optional.empty();
    }

    /// Whether the two values differ in numbers alone.
    private static boolean pairs(Difference difference, List<Pair> pairs) {
        if (difference.expected().isEmpty() || difference.actual().isEmpty()) {
            return false;
        }
        var wanted = Fields.of(difference.expected().get());
        var came = Fields.of(difference.actual().get());
        boolean some = false;
        for (var field : wanted.entrySet()) {
            var other = came.get(field.getKey());
            if (other == null) {
                return false;
            }
            if (!field.getValue().equals(other)) {
                var expected = number(field.getValue());
                var actual = number(other);
                if (expected.isEmpty() || actual.isEmpty()) {
                    return false;
                }
                if (expected.get().compareTo(actual.get()) != 0) {
                    pairs.add(new Pair(difference, field.getKey(), expected.get(), actual.get()));
                    some = true;
                }
            }
        }
        return some && wanted.size() == came.size();
    }

    /// A number, or a text that is one.
    private static Optional<BigDecimal> number(JsonNode node) {
        if (node.isNumber()) {
            return Optional.of(node.decimalValue());
        }
        return node.isTextual() && node.textValue().matches("-?\\d{1,18}\\.\\d{1,20}")
                ? Optional.of(new BigDecimal(node.textValue()))
                : Optional.empty();
    }

    private static boolean overflown(Pair p) {
        return p.expected.stripTrailingZeros().scale() <= 0
                && p.expected.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
                && p.expected.precision() <= 18
                && p.came.compareTo(BigDecimal.valueOf(p.expected.intValue())) == 0;
    }

    private static boolean noisy(Pair p) {
        var difference = p.came.subtract(p.expected).abs();
        return p.came.scale() > 6 && difference.compareTo(p.expected.abs().multiply(NOISE, MathContext.DECIMAL64)) < 0;
    }

    /// A whole number of cents that was cut off after amounts had been multiplied or added as `double`.
    private static boolean truncated(Clues clues, Pair p) {
        return p.expected.subtract(p.came).compareTo(BigDecimal.ONE) == 0
                && p.expected.stripTrailingZeros().scale() <= 0
                && p.difference.cause().isPresent()
                && clues.seen(p.difference.cause().getAsInt())
                        .filter(seen -> seen.fields().values().stream()
                                .flatMap(node -> number(node).stream())
                                .anyMatch(amount -> cut(amount, p)))
                        .isPresent();
    }

    private static boolean cut(BigDecimal amount, Pair p) {
        return amount.multiply(CENTS).compareTo(p.expected) == 0
                && BigDecimal.valueOf((long) (amount.doubleValue() * 100)).compareTo(p.came) == 0;
    }

    private static String place(Pair p) {
        return "Topic " + p.difference.topic() + ", " + Words.key(p.difference.key()) + ": " + Words.field(p.path)
                + " is " + Words.number(p.came) + ", expected " + Words.number(p.expected);
    }
}
