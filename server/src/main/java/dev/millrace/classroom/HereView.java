package dev.millrace.classroom;

import dev.millrace.content.Course;
import dev.millrace.content.Slug;
import dev.millrace.identity.StudentId;
import java.util.Optional;

/// A student's part of the top bar: where the class is, their hand, and how many are here.
///
/// @param at the step that the class is on, by the instructor's word
/// @param place the place in the line, from 1, while the hand is up
public record HereView(Optional<At> at, Optional<Integer> place, int here) {
    /// A step and its address.
    public record At(String name, String href) {}

    static HereView of(Course course, ClassState state, StudentId student, int here) {
        var at = state.room().at().flatMap(slug -> course.step(new Slug(slug)));
        return new HereView(
                at.map(step -> new At(step.name(), "/course/" + step.open().orElseThrow())),
                state.placeInLine(student),
                here);
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
