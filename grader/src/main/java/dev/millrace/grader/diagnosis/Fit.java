package dev.millrace.grader.diagnosis;

import dev.millrace.grader.diagnosis.Figures.Place;
import dev.millrace.grader.diagnosis.Figures.Slot;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// An output topic whose expected figures follow a rule, and whose produced figures do not.
///
/// @param graces the grace periods that the expected figures allow, the shortest first
/// @param came what came, where it can be read as figures
record Fit(
        String topic,
        Rule rule,
        List<Long> graces,
        Place place,
        Figures expected,
        Optional<Figures> came,
        List<Seen> arrivals) {
    Fit {
        graces = List.copyOf(graces);
        arrivals = List.copyOf(arrivals);
    }

    /// Whether the figures that came are those of another rule, and the expected ones are not.
    boolean explains(Rule other) {
        var slots = Slots.of(other, arrivals);
        var possible = possible(slots);
        return came.filter(c -> !c.last().isEmpty() && slots.fits(c, possible)).isPresent()
                && !slots.fits(expected, possible);
    }

    /// The lab's grace period is longer than what the right rule leaves out in the least, and no longer than what it
    /// allows at most; of all between, another rule may tell more apart.
    private List<Long> possible(Slots slots) {
        long tooShort = Slots.of(rule, arrivals).graces().stream()
                .filter(grace -> grace < graces.getFirst())
                .reduce(-1L, Math::max);
        return Stream.concat(slots.graces().stream(), graces.stream())
                .filter(grace -> grace > tooShort && grace <= graces.getLast())
                .distinct()
                .toList();
    }

    /// The first number that is not the expected one; there may be none when keys or windows differ.
    Optional<Wrong> firstWrong() {
        for (var slot : came.map(Figures::last).orElseThrow().entrySet()) {
            var wanted = expected.last().getOrDefault(slot.getKey(), Map.of());
            for (var path : rule.measures().keySet()) {
                var number = slot.getValue().get(path);
                var right = wanted.get(path);
                if (number != null && right != null && number.compareTo(right) != 0) {
                    return Optional.of(new Wrong(slot.getKey(), path, number, right));
                }
            }
        }
        return Optional.empty();
    }

    /// A number that came, and the one that is expected there.
    record Wrong(Slot slot, String path, BigDecimal came, BigDecimal expected) {}

    /// The numbers of a rule that are sums.
    boolean sums() {
        return rule.measures().values().stream().anyMatch(m -> m.kind() == Measure.Kind.SUM);
    }

    /// The same rule with every sum measured in another way.
    Rule measuring(Measure.Kind kind) {
        var other = new LinkedHashMap<String, Measure>();
        rule.measures().forEach((path, measure) -> other.put(path, measure.as(kind)));
        return rule.with(Map.copyOf(other));
    }
}
