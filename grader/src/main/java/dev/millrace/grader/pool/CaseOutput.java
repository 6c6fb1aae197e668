package dev.millrace.grader.pool;

import dev.millrace.grader.exercise.Case;
import dev.millrace.grader.frames.FromWorker.Out;
import java.util.List;
import java.util.Optional;

/// What came out of one case.
///
/// @param records on the lab's output topics, in order
/// @param exception what the submission threw, in the worker's words
/// @param event index of the event at which it threw; -1 before the first
/// @param printed what the submission printed, cut
/// @param inside what the worker told of the topology; without nodes when it could not be built
/// @param elsewhere topics that the lab does not know and the submission wrote to
public record CaseOutput(
        Case asked,
        Inside inside,
        List<Out> records,
        Optional<String> exception,
        int event,
        String printed,
        List<String> elsewhere) {
    public CaseOutput {
        records = List.copyOf(records);
        elsewhere = List.copyOf(elsewhere);
    }
}
