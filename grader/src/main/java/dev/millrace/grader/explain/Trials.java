package dev.millrace.grader.explain;

import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.frames.ToWorker.Detail;
import java.util.List;
import java.util.Optional;

/// Runs the submission and the reference on events, each from its beginning. For one thread.
public interface Trials {
    /// Both on these events; empty when it cannot be done any more, which ends the search.
    Optional<Trial> run(List<InputEvent> events, Detail detail);

    /// Whether to end the search with what was found so far.
    boolean over();

    /// From here on the submission knows nothing of what earlier runs fed it.
    void forget();
}
