package dev.millrace.grading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.exercise.InputEvent;
import dev.millrace.grader.explain.Replayed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Times of a replay, as short as they can be told: without the day when all events are of one. In UTC, as fixtures
/// state them.
///
/// @param days the days of the events
record ShownTimes(Set<LocalDate> days) {
    private static final DateTimeFormatter TIME = format("HH:mm:ss");
    private static final DateTimeFormatter PRECISE = format("HH:mm:ss.SSS");

    static ShownTimes of(Replayed replayed) {
        return new ShownTimes(replayed.events().stream()
                .flatMap(chosen ->
                        chosen.event() instanceof InputEvent.Arrival a ? Stream.of(a.timestamp()) : Stream.empty())
                .map(ShownTimes::day)
                .collect(Collectors.toSet()));
    }

    String of(Instant time) {
        try {
            var day = day(time);
            var clock = (time.equals(time.truncatedTo(ChronoUnit.SECONDS)) ? TIME : PRECISE).format(time);
            return days.size() == 1 && days.contains(day) ? clock : day + " " + clock;
        } catch (DateTimeException e) {
            return time.toString();
        }
    }

    /// A key; a windowed one as "EUR @ 10:00:00".
    String key(JsonNode key) {
        if (key.size() == 3 && key.has("key") && key.has("start") && key.has("end")) {
            return ExplanationView.text(key.path("key")) + " @ " + instant(key.path("start"));
        }
        return ExplanationView.text(key);
    }

    private String instant(JsonNode text) {
        try {
            return of(Instant.parse(text.asText()));
        } catch (DateTimeException e) {
            return ExplanationView.text(text);
        }
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
