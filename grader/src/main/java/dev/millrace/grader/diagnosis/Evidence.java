package dev.millrace.grader.diagnosis;

import dev.millrace.grader.Difference;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.ExpectedRecord;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.frames.FromWorker.Habit;
import dev.millrace.grader.frames.FromWorker.Node;
import dev.millrace.grader.frames.FromWorker.Out;
import java.util.List;
import java.util.Optional;

/// One run that went wrong: what went in, what should have come out, and what did. Whoever ran it, and whether the
/// input is a whole case or a part of one, makes no difference.
///
/// @param differences as the judge sees them
/// @param nodes the topology; empty when it could not be built
/// @param habits what the code does beside the topology; empty also when nobody looked
/// @param elsewhere topics that the lab does not know and the program wrote to
/// @param exception what the program threw, in words
/// @param event index of the event at which it threw; -1 before the first
public record Evidence(
        Exercise exercise,
        List<InputEvent> input,
        List<ExpectedRecord> expected,
        List<Out> produced,
        List<Difference> differences,
        List<Node> nodes,
        List<Habit> habits,
        List<String> elsewhere,
        Optional<String> exception,
        int event) {
    public Evidence {
        input = List.copyOf(input);
        expected = List.copyOf(expected);
        produced = List.copyOf(produced);
        differences = List.copyOf(differences);
        nodes = List.copyOf(nodes);
        habits = List.copyOf(habits);
        elsewhere = List.copyOf(elsewhere);
    }
}
