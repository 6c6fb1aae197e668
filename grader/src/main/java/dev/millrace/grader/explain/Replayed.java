package dev.millrace.grader.explain;

import java.util.List;
import java.util.OptionalInt;

/// Events and what became of them, event by event: the submission's run and the expected one side by side. Each side
/// has one step for each event, in order; before them one for event -1 when something came out, changed or was thrown
/// before the first event. A run that throws has its last step there.
///
/// @param firstWrong index in `events` of the first event whose step has wrong outputs; -1 for the step before the
///     first event; empty when no single step is wrong
public record Replayed(List<Chosen> events, List<Step> yours, List<Step> expected, OptionalInt firstWrong) {
    /// Most events that are replayed step by step.
    public static final int MOST_EVENTS = 2000;

    /// Nothing to show.
    public static final Replayed NONE = new Replayed(List.of(), List.of(), List.of(), OptionalInt.empty());

    public Replayed {
        events = List.copyOf(events);
        yours = List.copyOf(yours);
        expected = List.copyOf(expected);
    }
}
