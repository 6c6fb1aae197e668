package dev.millrace.classroom;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A student's own hand: the button of the top bar and the form that it opens.
///
/// @param place the place in the line, from 1, while the hand is up
/// @param question what they asked, as they typed it
/// @param coming the name of the instructor who took the hand a moment ago
public record HandView(Optional<Integer> place, String question, Optional<String> coming) {
    static final int LONGEST_QUESTION = 500;
    private static final Duration ON_THE_WAY = Duration.ofMinutes(10);

    static HandView of(Asked asked, Optional<Integer> place, Instant now) {
        return new HandView(
                place,
                asked.hand().map(Asked.Hand::question).orElse(""),
                asked.coming()
                        .filter(coming -> coming.at().plus(ON_THE_WAY).isAfter(now))
                        .map(Asked.Coming::name));
    }

    public boolean up() {
        return place.isPresent();
    }

    /// What the button says.
    public String label() {
        return place.map(p -> p == 1 ? "You are next" : ordinal(p) + " in line")
                .or(() -> coming.map(name -> name + " is coming"))
                .orElse("Raise hand");
    }

    /// What a screen reader hears of the button.
    public String spoken() {
        return up() ? "Your hand is up. " + label() : label();
    }

    /// What is said aloud when it changes.
    public String status() {
        return up()
                ? "Your hand is up. " + label()
                : coming.map(name -> name + " is coming").orElse("");
    }

    private static String ordinal(int n) {
        var suffix = n % 100 >= 11 && n % 100 <= 13
                ? "th"
                : switch (n % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return n + suffix;
    }
}
