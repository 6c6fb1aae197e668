package dev.millrace.grading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.exercise.Exercise;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.explain.Chosen;
import dev.millrace.grader.explain.Explanation;
import dev.millrace.grader.explain.Replayed;
import dev.millrace.grader.explain.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// The fewest events that make a submission fail, to step through. Keys, values and names are untrusted text; templates
/// escape them.
///
/// @param id the submission
/// @param face whether it is there, being looked for, or none was found
/// @param title "3 of 1,000 events are enough to break it"
/// @param notes what else is to know about these events, each a sentence
/// @param events in the order in which they arrived; none when they are not shown
/// @param steps one for each event, and one before them when something happened there
/// @param opened index in `steps` of the first wrong one
public record ExplanationView(
        String id,
        Face face,
        String title,
        List<String> notes,
        List<EventLine> events,
        List<StepView> steps,
        int opened) {
    /// What there is.
    public enum Face {
        FOUND,
        LOOKING,
        NONE
    }

    /// Most events that are shown step by step on a page.
    private static final int MOST_SHOWN = 60;

    private static final int LONGEST = 160;

    public ExplanationView {
        notes = List.copyOf(notes);
        events = List.copyOf(events);
        steps = List.copyOf(steps);
    }

    /// One event.
    ///
    /// @param number from 1
    /// @param where "event 412 of the check", and how late it came
    /// @param wrong whether it goes wrong first with this one
    public record EventLine(int number, String where, String key, String time, boolean wrong) {}

    static ExplanationView none(String id, boolean known) {
        return new ExplanationView(id, known ? Face.NONE : Face.LOOKING, "", List.of(), List.of(), List.of(), 0);
    }

    /// An explanation as a person reads it.
    ///
    /// @param id the submission
    public static ExplanationView of(String id, Explanation explanation, Exercise exercise) {
        var replayed = explanation.replayed();
        boolean shown = replayed.events().size() <= MOST_SHOWN;
        var steps = shown ? StepView.of(replayed) : List.<StepView>of();
        return new ExplanationView(
                id,
                Face.FOUND,
                title(explanation),
                notes(explanation, exercise, !steps.isEmpty()),
                shown ? events(replayed, wrong(replayed)) : List.of(),
                steps,
                opened(steps, wrong(replayed)));
    }

    public boolean is(Face other) {
        return face == other;
    }

    private static String title(Explanation explanation) {
        int count = explanation.count();
        return number(count) + " of " + number(explanation.caseEvents())
                + (explanation.caseEvents() == 1 ? " event is" : " events are") + " enough to break it";
    }

    private static List<String> notes(Explanation explanation, Exercise exercise, boolean steps) {
        var notes = new ArrayList<String>();
        var title = exercise.cases().stream()
                .filter(c -> c.id().equals(explanation.caseId()))
                .map(c -> c.title())
                .findFirst()
                .orElse(explanation.caseId());
        notes.add("The check “" + title + "” failed. "
                + (explanation.minimal()
                        ? "These are the fewest events that still make it fail: without any one of them it does not."
                        : "These are the fewest events that were found in a second; there may be fewer."));
        if (explanation.replayed().events().stream().anyMatch(Chosen::simplified)) {
            notes.add("Some numbers or times are rounder than in the check.");
        }
        if (!steps) {
            notes.add(
                    explanation.hidden()
                            ? "The check is hidden, and they are too many to show."
                            : "They are too many to step through here.");
        }
        return notes;
    }

    private static int opened(List<StepView> steps, int wrong) {
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).event() == wrong)
                .findFirst()
                .orElse(Math.max(0, steps.size() - 1));
    }

    /// Where it goes wrong first: the first wrong output, or before it a record that only one of both leaves out.
    private static int wrong(Replayed replayed) {
        int output = replayed.firstWrong().orElse(replayed.events().size() - 1);
        return IntStream.range(0, Math.max(0, output))
                .filter(event -> dropped(replayed.yours(), event) != dropped(replayed.expected(), event))
                .findFirst()
                .orElse(output);
    }

    private static int dropped(List<Step> side, int event) {
        return side.stream()
                .filter(step -> step.event() == event)
                .mapToInt(step -> step.dropped().size())
                .sum();
    }

    private static List<EventLine> events(Replayed replayed, int firstWrong) {
        var times = ShownTimes.of(replayed);
        var lines = new ArrayList<EventLine>();
        var latest = Instant.MIN;
        for (int i = 0; i < replayed.events().size(); i++) {
            var chosen = replayed.events().get(i);
            boolean wrong = i == firstWrong;
            switch (chosen.event()) {
                case InputEvent.Arrival a -> {
                    var late = a.timestamp().isBefore(latest) ? "late by " + span(a.timestamp(), latest) : "";
                    latest = a.timestamp().isAfter(latest) ? a.timestamp() : latest;
                    lines.add(new EventLine(i + 1, late, text(a.key()), times.of(a.timestamp()), wrong));
                }
                case InputEvent.AdvanceWallClock(var by) ->
                    lines.add(new EventLine(i + 1, "", "the clock", "moves on by " + words(by), wrong));
            }
        }
        return lines;
    }

    private static String span(Instant from, Instant to) {
        return words(Duration.between(from, to));
    }

    /// "2:07", "0:00.250", "1:02:07".
    static String words(Duration duration) {
        var hours = duration.toHours() > 0 ? duration.toHours() + ":" : "";
        var minutes = hours.isEmpty() ? "%d:" : "%02d:";
        var millis = duration.toMillisPart() == 0 ? "" : String.format(Locale.ROOT, ".%03d", duration.toMillisPart());
        return hours
                + String.format(Locale.ROOT, minutes + "%02d", duration.toMinutesPart(), duration.toSecondsPart())
                + millis;
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String text(JsonNode node) {
        var text = node.isTextual() ? node.textValue() : node.isNull() ? "null" : node.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /// The first of several, or nothing.
    static <T> Optional<T> at(List<T> list, int index) {
        return index >= 0 && index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
    }
}
