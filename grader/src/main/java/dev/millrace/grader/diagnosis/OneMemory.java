package dev.millrace.grader.diagnosis;

import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Each figure is right under its key for all keys so far: a processor remembers in a field of its own, which all its
/// keys share.
final class OneMemory implements Recogniser {
    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        if (clues.operator("aggregate", "reduce")) {
            return Optional.empty();
        }
        return clues.fits().stream()
                .filter(fit -> fit.rule().windows().isEmpty()
                        && fit.expected().groups().size() > 1)
                .flatMap(fit -> recognise(clues, fit).stream())
                .findFirst();
    }

    private static Optional<Diagnosis> recognise(Clues clues, Fit fit) {
        var all = fit.rule().part(fit.arrivals());
        var records = clues.entries(fit.topic());
        boolean shared = !records.isEmpty() && records.stream().allMatch(r -> ofAll(fit, all, r));
        var first = records.stream().filter(r -> !ofItsKey(fit, all, r)).findFirst();
        if (!shared || first.isEmpty()) {
            return Optional.empty();
        }
        var path = fit.rule().measures().keySet().stream().sorted().findFirst().orElseThrow();
        var number = Figures.numbers(Fields.of(first.get().value())).getOrDefault(path, BigDecimal.ZERO);
        var habit = clues.evidence().habits().stream()
                .filter(h -> h.kind().equals("state"))
                .findFirst()
                .map(h -> " (" + h.what() + ", " + h.place() + ")")
                .orElse("");
        return clues.say(
                Kind.STATE_IN_FIELD,
                "Topic " + fit.topic() + ", " + Words.key(first.get().key())
                        + ": after event " + (first.get().cause() + 1) + " " + Words.field(path) + " is "
                        + Words.number(number)
                        + ", which is the figure of all keys so far, not of this one. Your program remembers in one place for"
                        + " all that passes" + habit
                        + ". What belongs to a key has to be kept under that key, and where a"
                        + " restart finds it again.");
    }

    private static boolean ofAll(Fit fit, List<Seen> all, Figures.Entry record) {
        return matches(
                fit, all.stream().filter(s -> s.index() <= record.cause()).toList(), record);
    }

    private static boolean ofItsKey(Fit fit, List<Seen> all, Figures.Entry record) {
        var key = Figures.group(record.key());
        var own = all.stream()
                .filter(s -> s.index() <= record.cause()
                        && fit.rule().group().of(s).filter(key::equals).isPresent())
                .toList();
        return matches(fit, own, record);
    }

    private static boolean matches(Fit fit, List<Seen> events, Figures.Entry record) {
        var numbers = Figures.numbers(Fields.of(record.value()));
        return fit.rule().measures().entrySet().stream().allMatch(m -> {
            var number = numbers.get(m.getKey());
            return number != null && number.compareTo(m.getValue().of(events)) == 0;
        });
    }
}
