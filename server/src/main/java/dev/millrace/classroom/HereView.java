package dev.millrace.classroom;

import dev.millrace.identity.StudentId;
import java.util.Optional;

/// A student's part of the top bar: their hand, and how many are here.
///
/// @param place the place in the line, from 1, while the hand is up
public record HereView(Optional<Integer> place, int here) {
    static HereView of(ClassState state, StudentId student, int here) {
        return new HereView(state.placeInLine(student), here);
    }

    /// What the button says.
    public String label() {
        return place.map(p -> p == 1 ? "You are next" : ordinal(p) + " in line").orElse("Raise hand");
    }

    /// What a screen reader hears of the button.
    public String spoken() {
        return place.map(p -> "Lower hand. " + label()).orElse("Raise hand");
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
