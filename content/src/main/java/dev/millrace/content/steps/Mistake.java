package dev.millrace.content.steps;

import java.util.List;

/// A typical mistake in a broker lab, done after the seed in place of a solution: the check must not pass, and what it
/// shows must contain what the author promises.
///
/// @param id the file's name without `.yaml`
/// @param line where `says` stands
public record Mistake(String id, String title, String check, String says, int line, List<BrokerStep> steps) {
    public Mistake {
        steps = List.copyOf(steps);
    }
}
