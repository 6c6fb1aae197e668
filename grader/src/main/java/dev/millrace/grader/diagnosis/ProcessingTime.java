package dev.millrace.grader.diagnosis;

import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import java.time.Instant;
import java.util.Optional;

/// Windows by another clock than the event’s: the record’s timestamp where the event says itself when it was, or the
/// clock of the machine.
final class ProcessingTime implements Recogniser {
    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        return clues.fits().stream()
                .filter(fit -> fit.rule().windows().isPresent() && fit.came().isPresent())
                .flatMap(fit ->
                        byTimestamp(clues, fit).or(() -> farAway(clues, fit)).or(() -> nothing(clues, fit)).stream())
                .findFirst();
    }

    private static Optional<Diagnosis> byTimestamp(Clues clues, Fit fit) {
        if (!(fit.rule().clock() instanceof Clock.Field(var path))
                || !fit.explains(fit.rule().with(new Clock.Timestamp()))) {
            return Optional.empty();
        }
        var right = fit.rule().windows().orElseThrow();
        var moved = fit.rule().part(fit.arrivals()).stream()
                .filter(s -> right.start(s.at())
                        != right.start(fit.rule().clock().of(s).orElseThrow()))
                .findFirst();
        return moved.flatMap(seen -> clues.say(
                Kind.PROCESSING_TIME,
                "Topic " + fit.topic() + ": "
                        + clues.words().event(seen) + " is counted in the window of "
                        + clues.words().time(right.start(seen.at())) + ", when it arrived; by its " + Words.field(path)
                        + " it happened at "
                        + clues.words().time(fit.rule().clock().of(seen).orElseThrow())
                        + ". Your figures are right for the time at which the records were written. The lab asks for the time"
                        + " at which things happened, which stays the same however late they are read."));
    }

    private static Optional<Diagnosis> farAway(Clues clues, Fit fit) {
        var spans = fit.came().orElseThrow().spans();
        boolean away = !spans.isEmpty()
                && fit.rule().part(fit.arrivals()).stream()
                        .mapToLong(s -> fit.rule().clock().of(s).orElseThrow())
                        .noneMatch(t -> spans.stream().anyMatch(w -> w.start() <= t && t < w.end()));
        return away
                ? clues.say(
                        Kind.PROCESSING_TIME,
                        "Topic " + fit.topic() + ": your results are for the window that begins at "
                                + Instant.ofEpochMilli(spans.getFirst().start()) + ". No event of this case lies in it;"
                                + " the first is of "
                                + clues.arrivals().getFirst().event().timestamp()
                                + ". That is the time at which your program ran, not the time at which things happened.")
                : Optional.empty();
    }

    /// By the clock of the machine a replay takes no time, and no window ever closes.
    private static Optional<Diagnosis> nothing(Clues clues, Fit fit) {
        var clock = clues.evidence().habits().stream()
                .filter(h -> h.kind().equals("clock"))
                .findFirst();
        return clock.isPresent() && clues.produced(fit.topic()).isEmpty()
                ? clues.say(
                        Kind.PROCESSING_TIME,
                        "Topic " + fit.topic() + ": nothing came, though the events of this case"
                                + " reach to "
                                + clues.words().time(clues.arrivals().getLast().at())
                                + ". Your program asks the clock of the machine ("
                                + clock.get().what() + ", " + clock.get().place()
                                + "), by which all events come in one moment and no window ends. An event’s own time is what"
                                + " moves stream time on.")
                : Optional.empty();
    }
}
