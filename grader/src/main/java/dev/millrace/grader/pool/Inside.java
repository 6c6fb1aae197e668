package dev.millrace.grader.pool;

import dev.millrace.grader.frames.FromWorker.Habit;
import dev.millrace.grader.frames.FromWorker.Node;
import dev.millrace.grader.frames.FromWorker.Out;
import dev.millrace.grader.frames.Moment;
import java.util.List;

/// What a worker told of the inside of a submission; a submission that lies here changes only its own checks and
/// advice.
///
/// @param nodes the topology
/// @param habits what the code does beside it; only when looked at closely
/// @param written keys that stores wrote, on the topics of their changelogs; only when looked at closely
/// @param moments what happened with each event; only when looked at step by step
public record Inside(List<Node> nodes, List<Habit> habits, List<Out> written, List<Moment> moments) {
    /// Nothing was told.
    static final Inside NONE = new Inside(List.of(), List.of(), List.of());

    /// Of a run that was not looked at step by step.
    public Inside(List<Node> nodes, List<Habit> habits, List<Out> written) {
        this(nodes, habits, written, List.of());
    }

    public Inside {
        nodes = List.copyOf(nodes);
        habits = List.copyOf(habits);
        written = List.copyOf(written);
        moments = List.copyOf(moments);
    }
}
