package dev.millrace.classroom;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/// How the instructor looks at the class: which day, and how the students are sorted.
///
/// @param day its number from 1; empty for the day on which most students are
record Angle(OptionalInt day, Sort sort) {
    enum Sort {
        NAME("Name"),
        BEHIND("Furthest behind"),
        STUCK("Stuck");

        private final String label;

        Sort(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// From `?day=2&sort=stuck`; whatever cannot be understood is left out.
    static Angle of(Context ctx) {
        var day = ctx.queryParam("day");
        var sort = ctx.queryParam("sort");
        return new Angle(
                day != null && day.matches("[1-9][0-9]?") ? OptionalInt.of(Integer.parseInt(day)) : OptionalInt.empty(),
                Arrays.stream(Sort.values())
                        .filter(s -> s.word().equals(sort))
                        .findFirst()
                        .orElse(Sort.NAME));
    }

    Angle on(int otherDay) {
        return new Angle(OptionalInt.of(otherDay), sort);
    }

    Angle by(Sort other) {
        return new Angle(day, other);
    }

    /// As part of an address, without the question mark.
    String query() {
        var dayPart = day.isPresent() ? "day=" + day.getAsInt() + "&" : "";
        return dayPart + "sort=" + sort.word();
    }
}
