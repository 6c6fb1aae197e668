package dev.millrace.grader.diagnosis;

import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import dev.millrace.grader.diagnosis.Figures.Slot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came is what the lab's rule gives with another grace period.
final class LateEvents implements Recogniser {
    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        return clues.fits().stream()
                .filter(fit -> fit.rule().windows().isPresent() && fit.came().isPresent())
                .flatMap(fit -> recognise(clues.words(), fit).stream())
                .findFirst();
    }

    private static Optional<Diagnosis> recognise(Words words, Fit fit) {
        var came = fit.came().orElseThrow();
        if (came.last().isEmpty()) {
            return Optional.empty();
        }
        var slots = Slots.of(fit.rule(), fit.arrivals());
        var fitting = slots.fitting(came, slots.graces());
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        if (fitting.getLast() < fit.graces().getFirst()) {
            return dropped(words, fit, slots, fitting.getLast());
        }
        return fitting.getFirst() > fit.graces().getLast()
                ? counted(words, fit, slots, fitting.getFirst())
                : Optional.empty();
    }

    private static Optional<Diagnosis> dropped(Words words, Fit fit, Slots slots, long grace) {
        for (var slot : slots.late().keySet()) {
            var lost = between(slots, slot, grace, fit.graces().getFirst());
            if (!lost.isEmpty() && fit.expected().last().containsKey(slot)) {
                return Optional.of(new Diagnosis(
                        Kind.LATE_DROPPED,
                        figure(words, fit, slot) + ", which is what it comes to without " + words.events(lost) + ". "
                                + when(words, fit, slots, slot, lost.getFirst())
                                + ": late for the window, but within the time that this lab waits, so it should still"
                                + " count there."));
            }
        }
        return Optional.empty();
    }

    private static Optional<Diagnosis> counted(Words words, Fit fit, Slots slots, long grace) {
        for (var slot : slots.late().keySet()) {
            var tooMany = between(slots, slot, fit.graces().getLast(), grace);
            if (!tooMany.isEmpty() && fit.came().orElseThrow().last().containsKey(slot)) {
                return Optional.of(new Diagnosis(
                        Kind.LATE_COUNTED,
                        figure(words, fit, slot) + ", with " + words.events(tooMany) + " in it. "
                                + when(words, fit, slots, slot, tooMany.getFirst())
                                + ": that is longer after the window’s end than this lab waits, so the window had closed"
                                + " and its figure was final."));
            }
        }
        return Optional.empty();
    }

    private static String when(Words words, Fit fit, Slots slots, Slot slot, Seen seen) {
        long excess = slots.late().getOrDefault(slot, List.of()).stream()
                .filter(l -> l.seen().equals(seen))
                .mapToLong(Slots.Late::excess)
                .findFirst()
                .orElse(0);
        return "Event " + (seen.index() + 1) + " came when stream time was already "
                + words.time(end(fit, slot) + excess);
    }

    private static List<Seen> between(Slots slots, Slot slot, long shorter, long longer) {
        var before = slots.counted(slot, shorter);
        return slots.counted(slot, longer).stream()
                .filter(s -> !before.contains(s))
                .toList();
    }

    private static String figure(Words words, Fit fit, Slot slot) {
        var path = fit.rule().measures().keySet().stream().sorted().findFirst().orElseThrow();
        var came = fit.came().orElseThrow().last().get(slot);
        var wanted = fit.expected().last().get(slot);
        return words.place(fit, slot) + ": " + Words.field(path) + " is " + number(came, path)
                + (wanted == null ? ", where nothing is expected" : " instead of " + number(wanted, path));
    }

    private static String number(@Nullable Map<String, BigDecimal> figures, String path) {
        var number = figures == null ? null : figures.get(path);
        return number == null ? "not there" : Words.number(number);
    }

    private static long end(Fit fit, Slot slot) {
        return slot.start() + fit.rule().windows().orElseThrow().size();
    }
}
