package dev.millrace.grader.explain;

import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.frames.Moment;
import java.util.List;
import java.util.Optional;

/// What one program did with some events.
///
/// @param records on the lab's output topics, in order
/// @param moments what happened inside, when that was asked for
/// @param exception what it threw
/// @param event index of the event at which it threw; -1 before the first
public record Side(List<Out> records, List<Moment> moments, Optional<String> exception, int event) {
    public Side {
        records = List.copyOf(records);
        moments = List.copyOf(moments);
    }
}
