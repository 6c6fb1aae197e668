package dev.millrace.grader.diagnosis;

import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.judge.Judge;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// All would be right if what came twice were taken away: of events that repeat others, or of each event.
final class Repeats implements Recogniser {
    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        if (clues.evidence().exception().isPresent() || clues.differences().isEmpty()) {
            return Optional.empty();
        }
        return ofEvents(clues).or(() -> ofRecords(clues));
    }

    private static Optional<Diagnosis> ofEvents(Clues clues) {
        var once = new HashSet<Object>();
        var repeated = clues.arrivals().stream()
                .filter(s -> !once.add(s.saying()))
                .filter(s -> !clues.silent(s))
                .toList();
        var indices = new HashSet<Integer>();
        repeated.forEach(s -> indices.add(s.index()));
        var rest = clues.evidence().produced().stream()
                .filter(r -> !indices.contains(r.cause()))
                .toList();
        if (repeated.isEmpty() || !right(clues, rest)) {
            return Optional.empty();
        }
        var first = clues.differences().getFirst();
        return clues.say(
                Kind.DUPLICATES_COUNTED,
                "Topic " + first.topic() + ", " + Words.key(first.key()) + ": "
                        + clues.words().event(repeated.getFirst())
                        + " says what an earlier event said, and a record came of it"
                        + " again. The same thing comes twice when a producer or a consumer starts again in the middle; what"
                        + " has been seen should have no second effect.");
    }

    private static Optional<Diagnosis> ofRecords(Clues clues) {
        var once = new HashSet<Object>();
        var rest = clues.evidence().produced().stream()
                .filter(r -> once.add(List.of(r.topic(), r.key(), r.value(), r.cause())))
                .toList();
        if (rest.size() * 2 != clues.evidence().produced().size() || !right(clues, rest)) {
            return Optional.empty();
        }
        var first = clues.evidence().produced().getFirst();
        return clues.say(
                Kind.WRITTEN_TWICE,
                "Topic " + first.topic() + ": each of the " + rest.size()
                        + " expected records came twice, the first two, of " + Words.key(first.key())
                        + ", both for event "
                        + (first.cause() + 1)
                        + ". No event was read twice: two ways lead from the input to this topic.");
    }

    private static boolean right(Clues clues, List<Out> records) {
        return Judge.differences(clues.evidence().exercise(), clues.evidence().expected(), records)
                .isEmpty();
    }
}
