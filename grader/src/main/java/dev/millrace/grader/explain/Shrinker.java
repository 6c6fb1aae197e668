package dev.millrace.grader.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.frames.ToWorker.Detail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds few events that fail in the same way, by delta debugging: chunks are left out, large ones first, as long
/// as the rest still fails; at last each event alone (Zeller and Hildebrandt, "Simplifying and Isolating
/// Failure-Inducing Input", IEEE Transactions on Software Engineering 28(2), 2002; of its `ddmin` the steps to
/// complements). Before that whole keys go, after it values and times are made rounder. Order is kept. The same runs
/// give the same result. For one case and one thread.
final class Shrinker {
    private static final int FIRST_PREFIX = 32;
    private static final int PREFIX_GROWTH = 4;

    private final Trials trials;
    private final Failing failing;
    private final Symptom symptom;
    private final Blame blame;
    private final Set<List<InputEvent>> passing = new HashSet<>();
    private List<Chosen> best = List.of();
    private Optional<Trial> shown = Optional.empty();
    private boolean stopped;
    private int runs;

    Shrinker(Trials trials, Failing failing, Symptom symptom, Blame blame) {
        this.trials = trials;
        this.failing = failing;
        this.symptom = symptom;
        this.blame = blame;
    }

    /// The fewest events that were found; empty when the case does not fail so, or time was up before it did.
    Optional<Shrunk> shrink(List<InputEvent> input) {
        var all = IntStream.range(0, input.size())
                .mapToObj(i -> new Chosen(i, input.get(i), false))
                .toList();
        if (!beginning(all)) {
            return Optional.empty();
        }
        cutAfterFailure();
        wholeKeys();
        if (!single(chunks())) {
            return Optional.of(new Shrunk(best, false, runs));
        }
        return Optional.of(simpler(new Shrunk(best, true, runs)));
    }

    /// The shortest beginning that fails, of a few that are tried.
    private boolean beginning(List<Chosen> all) {
        for (long length = FIRST_PREFIX; length < all.size() && !stopped; length *= PREFIX_GROWTH) {
            if (fails(all.subList(0, (int) length))) {
                return true;
            }
        }
        return fails(all);
    }

    /// What comes after the first wrong record is not needed, if anything of it is as it seems.
    private void cutAfterFailure() {
        shown.map(trial -> blame.lastEvent(trial, symptom) + 1)
                .filter(length -> length < best.size())
                .ifPresent(length -> fails(best.subList(0, length)));
    }

    private void wholeKeys() {
        var related = shown.map(trial -> blame.keys(trial, symptom, best)).orElse(Set.of());
        var near = best.stream()
                .filter(c -> key(c).map(related::contains).orElse(true))
                .toList();
        if (near.size() < best.size()) {
            fails(near);
        }
        int keys = keys().size();
        for (int size = keys / 2; size >= 1 && keys < best.size() && !stopped; size /= 2) {
            withoutKeys(size);
        }
    }

    private void withoutKeys(int size) {
        var keys = keys();
        for (int i = 0; i < keys.size() && !stopped; i += size) {
            var gone = new HashSet<>(keys.subList(i, Math.min(keys.size(), i + size)));
            fails(best.stream()
                    .filter(c -> key(c).map(k -> !gone.contains(k)).orElse(true))
                    .toList());
        }
    }

    private List<JsonNode> keys() {
        return best.stream().flatMap(c -> key(c).stream()).distinct().toList();
    }

    private static Optional<JsonNode> key(Chosen chosen) {
        return chosen.event() instanceof InputEvent.Arrival arrival ? Optional.of(arrival.key()) : Optional.empty();
    }

    /// Leaves out chunks of half the events, of a quarter, and so on.
    private boolean chunks() {
        for (int size = best.size() / 2; size > 1 && !stopped; size /= 2) {
            without(size);
        }
        return !stopped;
    }

    /// Leaves out one by one until nothing more can go.
    ///
    /// @return whether that is known
    private boolean single(boolean goOn) {
        boolean removed = goOn;
        while (removed && !stopped) {
            removed = without(1);
        }
        return !stopped;
    }

    private boolean without(int size) {
        boolean removed = false;
        int at = 0;
        while (at < best.size() && !stopped) {
            var rest = new ArrayList<>(best.subList(0, at));
            rest.addAll(best.subList(Math.min(best.size(), at + size), best.size()));
            if (fails(rest)) {
                removed = true;
            } else {
                at += size;
            }
        }
        return removed;
    }

    /// Rounder values and times where it still fails; then once more without each event, because it may be needed no
    /// longer. When time is up before that, what was there before stands.
    private Shrunk simpler(Shrunk before) {
        new Simpler(() -> best, this::fails).run();
        boolean known = single(true);
        return known ? new Shrunk(best, true, runs) : new Shrunk(before.events(), true, runs);
    }

    /// Whether these events fail so; then they are the best.
    private boolean fails(List<Chosen> candidate) {
        var events = candidate.stream().map(Chosen::event).toList();
        if (stopped || passing.contains(events)) {
            return false;
        }
        if (runs > 0 && trials.over()) {
            stopped = true;
            return false;
        }
        runs++;
        var trial = trials.run(events, Detail.NOTHING);
        stopped = trial.isEmpty();
        if (trial.filter(t -> failing.fails(t, symptom)).isEmpty()) {
            passing.add(events);
            return false;
        }
        best = List.copyOf(candidate);
        shown = trial;
        return true;
    }
}
