package dev.millrace.grader.diagnosis;

import java.util.List;
import java.util.Optional;

/// Asks one recogniser after the other, those that see the most particular first. The first that is sure is believed;
/// when none is, nothing is said beyond the differences.
public final class Diagnoses {
    private static final List<Recogniser> RECOGNISERS = List.of(
            new Topics(),
            new Formats(),
            new Crashes(),
            new Numbers(),
            new Tombstones(),
            new Joins(),
            new Batches(),
            new Repeats(),
            new Order(),
            new OneMemory(),
            new LateEvents(),
            new WindowBounds(),
            new ProcessingTime(),
            new Grouping(),
            new Counting(),
            new Emission(),
            new Passing());

    private Diagnoses() {}

    /// The diagnosis of a run that went wrong.
    public static Optional<Diagnosis> of(Evidence evidence) {
        if (!Clues.feasible(evidence)) {
            return Optional.empty();
        }
        var clues = Clues.of(evidence);
        return RECOGNISERS.stream()
                .flatMap(recogniser -> recogniser.recognise(clues).stream())
                .findFirst();
    }
}
