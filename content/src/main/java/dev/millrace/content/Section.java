package dev.millrace.content;

import java.time.Duration;
import java.util.List;

/// A section of a day, with the number that the reader sees (the course begins with 0) and its class time.
public record Section(int number, String title, Duration length, List<Step> steps) {
    public Section {
        steps = List.copyOf(steps);
    }
}
