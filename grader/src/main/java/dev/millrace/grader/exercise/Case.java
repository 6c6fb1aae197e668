package dev.millrace.grader.exercise;

import java.util.List;

/// One proof: these events in, these records out. What a student sees of it is its title, and everything else only when
/// it is not hidden.
public record Case(String id, String title, boolean hidden, List<InputEvent> input, List<ExpectedRecord> expected) {
    public Case {
        input = List.copyOf(input);
        expected = List.copyOf(expected);
    }
}
