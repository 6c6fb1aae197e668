package dev.millrace.grader.diagnosis;

import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import java.util.Optional;

/// What came is what the lab's rule gives with other windows, or with days of another time zone.
final class WindowBounds implements Recogniser {
    private static final long HOUR = 3_600_000;
    private static final long QUARTER = HOUR / 4;
    private static final int WEST = -12;
    private static final int EAST = 14;

    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        return clues.fits().stream()
                .filter(fit -> fit.came().isPresent())
                .flatMap(fit ->
                        fit.rule().windows().isPresent() ? windows(clues.words(), fit).stream() : days(fit).stream())
                .findFirst();
    }

    private static Optional<Diagnosis> windows(Words words, Fit fit) {
        var right = fit.rule().windows().orElseThrow();
        var late = new Windows(right.size(), right.offset(), true);
        if (fit.explains(fit.rule().with(late))) {
            return boundary(words, fit, right);
        }
        var grids = Windows.of(fit.came().orElseThrow().spans());
        if (grids.size() != 1
                || grids.getFirst().equals(right)
                || !fit.explains(fit.rule().with(grids.getFirst()))) {
            return Optional.empty();
        }
        var span = fit.came().orElseThrow().spans().getFirst();
        var seen = "Topic " + fit.topic() + ": your first window is " + words.time(span.start()) + " to "
                + words.time(span.end());
        var wanted = fit.expected().spans().getFirst();
        return Optional.of(
                grids.getFirst().size() != right.size()
                        ? new Diagnosis(
                                Kind.WINDOW_SIZE,
                                seen + ", " + Words.length(span.end() - span.start()) + " long; a window of this lab, "
                                        + words.time(wanted.start()) + " to " + words.time(wanted.end()) + ", has "
                                        + Words.length(right.size())
                                        + ". What lies in your windows is added up rightly.")
                        : shifted(seen, words, right, grids.getFirst(), wanted));
    }

    private static Diagnosis shifted(String seen, Words words, Windows right, Windows came, Figures.Span wanted) {
        long by = came.offset() - right.offset();
        var beginning = ", where this lab has one from " + words.time(wanted.start()) + ". ";
        return right.size() >= 2 * HOUR && by % QUARTER == 0
                ? new Diagnosis(
                        Kind.TIME_ZONE,
                        seen + beginning + "The figures are right for a day that begins at the midnight of another"
                                + " time zone"
                                + (right.offset() == 0 ? "; the lab’s days are those of UTC." : "."))
                : new Diagnosis(
                        Kind.WINDOW_SHIFTED,
                        seen + beginning + "The length is right and so are the sums; all windows are moved by "
                                + Words.length(Math.abs(by)) + ", so events near their ends are in the neighbour’s.");
    }

    private static Optional<Diagnosis> boundary(Words words, Fit fit, Windows right) {
        return fit.firstWrong()
                .map(wrong -> new Diagnosis(
                        Kind.WINDOW_BOUNDARY,
                        words.wrong(fit, wrong) + ". "
                                + onTheEdge(words, fit, wrong.slot().start() + right.size())
                                + "The moment at which one window ends is the moment at which the next begins: it"
                                + " belongs to the later one alone, and yours counts it in the earlier."));
    }

    private static String onTheEdge(Words words, Fit fit, long end) {
        return fit.rule().part(fit.arrivals()).stream()
                .filter(s -> fit.rule().clock().of(s).orElseThrow() == end)
                .findFirst()
                .map(s -> Words.start(words.event(s)) + " lies exactly where it ends. ")
                .orElse("");
    }

    private static Optional<Diagnosis> days(Fit fit) {
        if (!(fit.rule().group() instanceof Source.Day)) {
            return Optional.empty();
        }
        for (int hours = WEST; hours <= EAST; hours++) {
            var day = new Source.Day(hours);
            if (hours != 0 && fit.explains(fit.rule().with(day))) {
                var moved = fit.rule().part(fit.arrivals()).stream()
                        .filter(s -> !day.of(s).equals(fit.rule().group().of(s)))
                        .findFirst()
                        .orElseThrow();
                return Optional.of(new Diagnosis(
                        Kind.TIME_ZONE,
                        "Topic " + fit.topic() + ": event " + (moved.index() + 1) + " of "
                                + moved.event().timestamp() + " is in your figures of "
                                + day.of(moved).orElseThrow() + ". They are right for a clock that is "
                                + Math.abs(hours)
                                + " h " + (hours > 0 ? "ahead of" : "behind")
                                + " UTC; this lab’s days begin at midnight UTC."));
            }
        }
        return Optional.empty();
    }
}
