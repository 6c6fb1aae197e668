package dev.millrace.content.steps;

import java.util.List;

/// A state of the broker in the middle of a lab that a student may go back to: an empty broker, the seed, these steps.
///
/// @param id the file's name without `.yaml`
public record Checkpoint(String id, String title, List<BrokerStep> steps) {
    public Checkpoint {
        steps = List.copyOf(steps);
    }
}
