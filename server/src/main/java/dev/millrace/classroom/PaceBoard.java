package dev.millrace.classroom;

import java.util.List;
import java.util.Optional;

/// Where the class is on a day's plan, and how it is moved.
///
/// @param query the day and order that the instructor looks at, as part of an address
/// @param span "Day 2, 09:00 to 16:30"
/// @param minutes of the whole plan
/// @param quarter how wide fifteen minutes are, in per cent with the sign
/// @param needle the class's place; empty while it is on another day or nowhere
/// @param now what the clock says, while the plan runs
/// @param here the step that the class is on
/// @param begin where this day begins, while the class is not on it
/// @param suggested minutes that a countdown begins with
/// @param rest the break that comes next
public record PaceBoard(
        String query,
        String title,
        String line,
        String span,
        long minutes,
        String quarter,
        List<Slot> slots,
        Optional<Needle> needle,
        Optional<Mark> now,
        List<Mark> hours,
        Optional<Target> here,
        Optional<Target> previous,
        Optional<Target> next,
        Optional<Target> begin,
        Optional<CountdownView> countdown,
        long suggested,
        Optional<Rest> rest) {
    public PaceBoard {
        slots = List.copyOf(slots);
        hours = List.copyOf(hours);
    }

    /// One step or break of the plan.
    ///
    /// @param slug of an open step, or nothing
    /// @param state `done`, `now` or nothing
    /// @param kind `lab`, `later`, `break` or nothing
    /// @param finished how many of a hundred at this step have passed it
    public record Slot(
            String slug,
            String label,
            String title,
            long from,
            long minutes,
            String state,
            String kind,
            int crowd,
            int finished) {}

    /// The class's place.
    ///
    /// @param at in per cent with the sign
    /// @param value minutes from the start of the day
    /// @param text the same in words
    /// @param label what stands on it
    public record Needle(String at, long value, String text, String label) {}

    /// A mark on the scale.
    public record Mark(String at, String text) {}

    public record Rest(String title, long minutes) {}
}
