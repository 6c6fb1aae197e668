package dev.millrace.classroom;

import dev.millrace.content.Step;
import java.time.Duration;
import java.util.Optional;

/// How long those took who have passed a lab.
final class Median {
    /// Of fewer there is nothing to say.
    static final int FEWEST = 2;

    private Median() {}

    /// From coming to it to passing it; empty while fewer than [#FEWEST] have passed. Of an even number the longer one
    /// of the two in the middle.
    static Optional<Duration> of(Moment moment, Step lab) {
        var slug = lab.open().orElseThrow().value();
        var times = moment.students().stream()
                .map(student -> moment.of(student).at(slug))
                .flatMap(progress -> progress.passed(Moment.checks(lab)).stream()
                        .flatMap(at -> progress.begun().stream().map(begun -> Duration.between(begun, at))))
                .filter(time -> !time.isNegative())
                .sorted()
                .toList();
        return times.size() < FEWEST ? Optional.empty() : Optional.of(times.get(times.size() / 2));
    }

    /// "45 s" or "12 min".
    static String words(Duration time) {
        return time.toMinutes() == 0 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }
}
