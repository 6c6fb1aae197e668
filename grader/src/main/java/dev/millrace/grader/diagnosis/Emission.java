package dev.millrace.grader.diagnosis;

import dev.millrace.grader.Difference;
import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import dev.millrace.grader.diagnosis.Figures.Slot;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Results that are right and leave at the wrong moment: at every change, or never.
final class Emission implements Recogniser {
    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        for (var topic : clues.outputs()) {
            var found = clues.differences(topic).isEmpty()
                    ? Optional.<Diagnosis>empty()
                    : everyUpdate(clues, topic).or(() -> heldBack(clues, topic));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Fit> rule(Clues clues, String topic) {
        var expected = clues.expected(topic).stream()
                .map(r -> new Figures.Entry(r.key(), r.value(), -1))
                .toList();
        return Rules.find(topic, expected, clues.entries(topic), clues.arrivals());
    }

    /// The last figure of each key and window is right, and others came before it.
    private static Optional<Diagnosis> everyUpdate(Clues clues, String topic) {
        if (!clues.operator("aggregate", "reduce") || clues.operator("suppress")) {
            return Optional.empty();
        }
        var fit = rule(clues, topic);
        if (fit.isEmpty() || fit.get().came().isEmpty()) {
            return Optional.empty();
        }
        var figures = fit.get();
        var counts = counts(figures, clues.entries(topic));
        boolean once = clues.expected(topic).size() == figures.expected().last().size();
        boolean right = figures.expected().last().entrySet().stream()
                .allMatch(e ->
                        same(figures, e.getValue(), figures.came().get().last().get(e.getKey())));
        var often = counts.entrySet().stream()
                .filter(e -> e.getValue() > 1 && figures.expected().last().containsKey(e.getKey()))
                .findFirst();
        return once && right && often.isPresent()
                ? clues.say(
                        Kind.EVERY_UPDATE,
                        clues.words().place(figures, often.get().getKey()) + ": "
                                + often.get().getValue()
                                + " records came, where one is expected. The last of them has the"
                                + " right figure; the others are the way there, one for each event. Who adds these records up,"
                                + " or acts on each, is misled: here only what no longer changes may leave.")
                : Optional.empty();
    }

    private static boolean same(Fit fit, Map<String, BigDecimal> wanted, @Nullable Map<String, BigDecimal> came) {
        return came != null
                && fit.rule().measures().keySet().stream().allMatch(path -> {
                    var number = came.get(path);
                    var right = wanted.get(path);
                    return number != null && right != null && number.compareTo(right) == 0;
                });
    }

    private static Map<Slot, Integer> counts(Fit fit, List<Figures.Entry> records) {
        var counts = new LinkedHashMap<Slot, Integer>();
        for (var record : records) {
            Figures.of(List.of(record), fit.place())
                    .ifPresent(f -> f.last().keySet().forEach(slot -> counts.merge(slot, 1, Integer::sum)));
        }
        return counts;
    }

    /// What is missing are the windows that the program's own grace period keeps open at the end of the input.
    private static Optional<Diagnosis> heldBack(Clues clues, String topic) {
        boolean missing = clues.differences(topic).stream().allMatch(d -> d.kind() == Difference.Kind.MISSING);
        var fit = rule(clues, topic)
                .filter(f -> f.rule().windows().isPresent() && f.came().isPresent());
        if (!missing || fit.isEmpty() || !clues.operator("suppress", "aggregate", "reduce") || clues.grace() < 0) {
            return Optional.empty();
        }
        var figures = fit.get();
        long size = figures.rule().windows().orElseThrow().size();
        long streamTime = figures.rule().part(clues.arrivals()).stream()
                .mapToLong(s -> figures.rule().clock().of(s).orElse(0))
                .max()
                .orElse(0);
        var came = figures.came().get().last().keySet();
        boolean explained = figures.expected().last().keySet().stream()
                .allMatch(slot -> came.contains(slot) == slot.start() + size <= streamTime - clues.grace());
        var first = figures.expected().last().keySet().stream()
                .filter(slot -> !came.contains(slot))
                .findFirst();
        return explained && first.isPresent()
                ? clues.say(
                        Kind.NEVER_EMITTED,
                        clues.words().place(figures, first.get())
                                + ": no result came. By your program that window closes when stream time reaches "
                                + clues.words().time(first.get().start() + size + clues.grace())
                                + "; the last event of this case takes it to "
                                + clues.words().time(streamTime)
                                + ", so the result is still held back when the input ends.")
                : Optional.empty();
    }
}
