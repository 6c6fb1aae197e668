package dev.millrace.grader.explain;

import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.frames.ToWorker.Detail;
import dev.millrace.grader.replay.Replays;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.Topology;

/// Two topologies of a test, run in this process, with a number of runs in place of a time. For one thread.
final class InProcess implements Trials {
    private final Exercise exercise;
    private final Callable<Topology> yours;
    private final Callable<Topology> reference;
    private final int budget;
    final List<List<InputEvent>> ran = new ArrayList<>();

    InProcess(Exercise exercise, Callable<Topology> yours, Callable<Topology> reference, int budget) {
        this.exercise = exercise;
        this.yours = yours;
        this.reference = reference;
        this.budget = budget;
    }

    @Override
    public Optional<Trial> run(List<InputEvent> events, Detail detail) {
        ran.add(events);
        return Optional.of(new Trial(side(yours, events, detail), side(reference, events, detail)));
    }

    @Override
    public boolean over() {
        return ran.size() >= budget;
    }

    @Override
    public void forget() {
        // each run builds its topology anew
    }

    private Side side(Callable<Topology> topology, List<InputEvent> events, Detail detail) {
        var watched = Replays.watch(topology, exercise.topics(), events, detail);
        var names = exercise.outputs().stream().map(t -> t.name()).toList();
        var records = watched.records().stream()
                .filter(out -> names.contains(out.topic()))
                .toList();
        return new Side(records, watched.moments(), Optional.ofNullable(watched.exception()), watched.event());
    }
}
