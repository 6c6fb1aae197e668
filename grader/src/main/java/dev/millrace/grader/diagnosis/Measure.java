package dev.millrace.grader.diagnosis;

import java.math.BigDecimal;
import java.util.List;

/// How a number of a result comes of the events that belong to it.
///
/// @param path the field that is added up; without meaning for a count
record Measure(Kind kind, String path) {
    enum Kind {
        COUNT,
        SUM,
        FIRST,
        LAST
    }

    static final Measure COUNT = new Measure(Kind.COUNT, "");

    static Measure sum(String path) {
        return new Measure(Kind.SUM, path);
    }

    Measure as(Kind other) {
        return kind == Kind.SUM ? new Measure(other, path) : this;
    }

    /// Of events in the order in which they came.
    BigDecimal of(List<Seen> events) {
        return switch (kind) {
            case COUNT -> BigDecimal.valueOf(events.size());
            case SUM -> events.stream().map(this::part).reduce(BigDecimal.ZERO, BigDecimal::add);
            case FIRST -> events.isEmpty() ? BigDecimal.ZERO : part(events.getFirst());
            case LAST -> events.isEmpty() ? BigDecimal.ZERO : part(events.getLast());
        };
    }

    /// What one event gives.
    BigDecimal part(Seen seen) {
        if (kind == Kind.COUNT) {
            return BigDecimal.ONE;
        }
        var node = seen.field(path);
        return node.isNumber() ? Fields.number(node) : BigDecimal.ZERO;
    }

    boolean has(Seen seen) {
        return kind == Kind.COUNT || seen.tombstone() || seen.field(path).isNumber();
    }
}
