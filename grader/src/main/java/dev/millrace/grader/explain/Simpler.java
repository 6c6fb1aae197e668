package dev.millrace.grader.explain;

import dev.millrace.grader.exercise.InputEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Makes what is left easier to read: rounder numbers in the values, rounder times. All at once first, then event by
/// event.
///
/// @param best the events that are kept so far
/// @param keep keeps others in their place if they still fail
record Simpler(Supplier<List<Chosen>> best, Predicate<List<Chosen>> keep) {
    private static final List<Duration> STEPS =
            List.of(Duration.ofMinutes(1), Duration.ofSeconds(10), Duration.ofSeconds(1));

    void run() {
        var rounding = new Rounding(best.get());
        each(i -> rounding.rounded(best.get().get(i).event(), 1));
        each(i -> rounding.rounded(best.get().get(i).event(), 2));
        for (var step : STEPS) {
            each(i -> Times.rounded(best.get().get(i).event(), step));
        }
    }

    private void each(IntFunction<InputEvent> simpler) {
        int count = best.get().size();
        var all = new ArrayList<>(best.get());
        for (int i = 0; i < count; i++) {
            replace(all, i, simpler.apply(i));
        }
        if (unchanged(all) || tried(all)) {
            return;
        }
        for (int i = 0; i < count; i++) {
            var one = new ArrayList<>(best.get());
            replace(one, i, simpler.apply(i));
            if (!unchanged(one)) {
                tried(one);
            }
        }
    }

    private boolean unchanged(List<Chosen> candidate) {
        return candidate.equals(best.get());
    }

    private boolean tried(List<Chosen> candidate) {
        return Times.sameOrder(best.get(), candidate) && keep.test(candidate);
    }

    private static void replace(List<Chosen> events, int at, InputEvent simpler) {
        var before = events.get(at);
        if (!before.event().equals(simpler)) {
            events.set(at, new Chosen(before.index(), simpler, true));
        }
    }
}
