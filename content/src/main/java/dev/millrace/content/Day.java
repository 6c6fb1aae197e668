package dev.millrace.content;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/// One day of a course. `number` counts from 1; `theme` is a few words for the landing page;
/// `outcomes` are the ids of the outcomes that it serves most; `breaks` come in the order of their times.
public record Day(
        int number,
        String title,
        String theme,
        LocalTime starts,
        List<Break> breaks,
        List<String> outcomes,
        List<Section> sections) {
    public Day {
        breaks = List.copyOf(breaks);
        outcomes = List.copyOf(outcomes);
        sections = List.copyOf(sections);
    }

    /// Every step of the day, in order.
    public List<Step> steps() {
        return sections.stream().flatMap(section -> section.steps().stream()).toList();
    }

    /// Class time without breaks.
    public Duration length() {
        return sections.stream().map(Section::length).reduce(Duration.ZERO, Duration::plus);
    }
}
