package dev.millrace.classroom;

import dev.millrace.content.Slug;
import dev.millrace.content.Step;
import dev.millrace.grading.Attempt;
import java.util.List;
import java.util.Optional;

/// A student's own attempts at a coding lab, and any two of them side by side.
///
/// @param lab "P4 Revenue per five minutes"
/// @param attempts newest first
/// @param comparison what was asked for, if anything
public record OwnAttempts(String slug, String lab, AttemptsView attempts, Optional<Comparison> comparison) {
    /// From one attempt to another.
    ///
    /// @param from number of the one, and what came of it
    /// @param changes none when both are the same
    public record Comparison(AttemptsView.Line from, AttemptsView.Line to, List<AttemptsView.Change> changes) {
        public Comparison {
            changes = List.copyOf(changes);
        }
    }

    /// @param kept newest first
    /// @param from id of the attempt that is compared; unknown ones compare nothing
    static OwnAttempts of(Step step, Slug lab, List<Run> runs, List<Attempt> kept, String from, String to) {
        var attempts = AttemptsView.of(step, runs, kept);
        return new OwnAttempts(lab.value(), step.name(), attempts, comparison(attempts, kept, from, to));
    }

    private static Optional<Comparison> comparison(AttemptsView view, List<Attempt> kept, String from, String to) {
        return find(kept, from)
                .flatMap(before -> find(kept, to)
                        .map(after -> new Comparison(
                                view.attempts().get(before),
                                view.attempts().get(after),
                                AttemptsView.between(kept.get(before), kept.get(after)))));
    }

    private static Optional<Integer> find(List<Attempt> kept, String id) {
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).id().equals(id)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
