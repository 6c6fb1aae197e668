package dev.millrace.grader.explain;

import java.util.List;

/// What is left of a case.
///
/// @param minimal whether it is known that each event is needed
/// @param runs how often the submission was run for it
record Shrunk(List<Chosen> events, boolean minimal, int runs) {
    Shrunk {
        events = List.copyOf(events);
    }
}
