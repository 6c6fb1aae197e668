package dev.millrace.grader.explain;

import dev.millrace.grader.CheckResult;
import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.frames.ToWorker.Detail;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Explains failed cases of one exercise. Safe for many threads.
public record Explainer(Exercise exercise) {
    private static final int LAST_TRIES = 2;

    /// The fewest events that fail as the case did, and their replay. Empty when they cannot be found, or do not fail
    /// again in the end: then the submission is not the same from run to run.
    public Optional<Explanation> explain(Case asked, CheckResult check, Trials trials) {
        var failing = Failing.of(exercise, asked, check);
        var blame = new Blame(exercise, failing);
        return failing.symptom(check)
                .flatMap(symptom -> new Shrinker(trials, failing, symptom, blame)
                        .shrink(asked.input())
                        .flatMap(shrunk -> explanation(asked, symptom, shrunk, failing, blame, trials)));
    }

    /// The whole case, event by event; empty when it has too many of them, is hidden, or cannot be run now.
    public Optional<Replayed> replay(Case asked, Trials trials) {
        if (asked.hidden() || asked.input().size() > Replayed.MOST_EVENTS) {
            return Optional.empty();
        }
        var events = IntStream.range(0, asked.input().size())
                .mapToObj(i -> new Chosen(i, asked.input().get(i), false))
                .toList();
        var blame = new Blame(exercise, new Failing(exercise, asked, false));
        return trials.run(asked.input(), Detail.STEP_BY_STEP).map(trial -> replayed(events, trial, blame));
    }

    /// The last run is also the proof that what was found fails.
    private Optional<Explanation> explanation(
            Case asked, Symptom symptom, Shrunk shrunk, Failing failing, Blame blame, Trials trials) {
        int count = shrunk.events().size();
        boolean shown = count <= (asked.hidden() ? Explanation.MOST_OF_HIDDEN : Replayed.MOST_EVENTS);
        var events = shrunk.events().stream().map(Chosen::event).toList();
        if (asked.hidden()) {
            trials.forget();
        }
        for (int i = 0; i < LAST_TRIES; i++) {
            var trial = trials.run(events, shown ? Detail.STEP_BY_STEP : Detail.NOTHING);
            if (trial.filter(t -> failing.fails(t, symptom)).isPresent()) {
                return Optional.of(new Explanation(
                        asked.id(),
                        asked.hidden(),
                        asked.input().size(),
                        shown ? symptom : withoutWords(symptom),
                        count,
                        shrunk.minimal(),
                        shrunk.runs(),
                        shown
                                ? replayed(
                                        shrunk.events().stream()
                                                .map(Explainer::withoutNote)
                                                .toList(),
                                        trial.get(),
                                        blame)
                                : Replayed.NONE));
            }
        }
        return Optional.empty();
    }

    private static Replayed replayed(List<Chosen> events, Trial trial, Blame blame) {
        OptionalInt firstWrong = blame.firstWrong(trial);
        return new Replayed(
                events, Steps.of(trial.yours(), events.size()), Steps.of(trial.expected(), events.size()), firstWrong);
    }

    /// What a submission says of an exception could carry the input of a hidden case out, when nothing of it is shown.
    private static Symptom withoutWords(Symptom symptom) {
        return switch (symptom) {
            case Symptom.Threw _ -> new Symptom.Threw("", "");
            case Symptom.Differs differs -> differs;
        };
    }

    /// Without the author's remarks, which speak of the whole case.
    private static Chosen withoutNote(Chosen chosen) {
        return chosen.event() instanceof InputEvent.Arrival a
                ? new Chosen(
                        chosen.index(),
                        new InputEvent.Arrival(
                                a.topic(), a.key(), a.value(), a.timestamp(), a.headers(), a.partition(), ""),
                        chosen.simplified())
                : chosen;
    }
}
