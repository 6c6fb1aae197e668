package dev.millrace.grader.diagnosis;

import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import dev.millrace.grader.frames.FromWorker.Habit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.StreamsBuilder;

/// A program for an exercise, and what is to be said of it.
///
/// @param kind empty for a program that is right in another way than the trial's own
record Planted(String name, Trial trial, Consumer<StreamsBuilder> program, Optional<Kind> kind, List<Habit> habits) {
    static Planted wrong(Kind kind, String name, Trial trial, Consumer<StreamsBuilder> program) {
        return new Planted(name, trial, program, Optional.of(kind), List.of());
    }

    static Planted right(String name, Trial trial, Consumer<StreamsBuilder> program) {
        return new Planted(name, trial, program, Optional.empty(), List.of());
    }

    Planted with(Habit habit) {
        return new Planted(name, trial, program, kind, List.of(habit));
    }

    @Override
    public String toString() {
        return kind.map(k -> k.json() + ": ").orElse("right: ") + name;
    }
}
