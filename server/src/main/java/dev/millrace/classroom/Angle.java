package dev.millrace.classroom;

import dev.millrace.content.Slug;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// How the instructor looks at the class: which day, how the students are sorted, which of them, and which lab.
///
/// @param day its number from 1; empty for the day on which most students are
/// @param lab the slug of the lab whose checks are told; empty for the one that the class is on
record Angle(OptionalInt day, Sort sort, Filter filter, Optional<String> lab) {
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

    /// Which students are in the heatmap.
    enum Filter {
        ALL("All"),
        HERE("Here now"),
        STUCK("Stuck"),
        HAND("Hand up"),
        ELSEWHERE("Not at the class’s step");

        private final String label;

        Filter(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// All students, and the lab that the class is on.
    Angle(OptionalInt day, Sort sort) {
        this(day, sort, Filter.ALL, Optional.empty());
    }

    /// From `?day=2&sort=stuck&show=hand&lab=revenue-per-window`; whatever cannot be understood is left out.
    static Angle of(Context ctx) {
        var day = ctx.queryParam("day");
        var sort = ctx.queryParam("sort");
        var filter = ctx.queryParam("show");
        return new Angle(
                day != null && day.matches("[1-9][0-9]?") ? OptionalInt.of(Integer.parseInt(day)) : OptionalInt.empty(),
                Arrays.stream(Sort.values())
                        .filter(s -> s.word().equals(sort))
                        .findFirst()
                        .orElse(Sort.NAME),
                Arrays.stream(Filter.values())
                        .filter(f -> f.word().equals(filter))
                        .findFirst()
                        .orElse(Filter.ALL),
                Optional.ofNullable(ctx.queryParam("lab")).filter(Slug::isValid));
    }

    Angle on(int otherDay) {
        return new Angle(OptionalInt.of(otherDay), sort, filter, lab);
    }

    Angle by(Sort other) {
        return new Angle(day, other, filter, lab);
    }

    Angle only(Filter other) {
        return new Angle(day, sort, other, lab);
    }

    Angle at(Optional<String> other) {
        return new Angle(day, sort, filter, other);
    }

    /// As part of an address, without the question mark.
    String query() {
        var dayPart = day.isPresent() ? "day=" + day.getAsInt() + "&" : "";
        var filterPart = filter == Filter.ALL ? "" : "&show=" + filter.word();
        return dayPart + "sort=" + sort.word() + filterPart
                + lab.map(slug -> "&lab=" + slug).orElse("");
    }
}
