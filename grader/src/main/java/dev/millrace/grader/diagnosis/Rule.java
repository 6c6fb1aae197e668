package dev.millrace.grader.diagnosis;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How the numbers of an output topic come of the events of an input topic: a model of what the lab asks for, found in
/// its expected records. With one part changed it is a model of a mistake.
///
/// @param windows empty when results are per key alone
/// @param measures by the path of the number in the result
record Rule(
        String topic,
        Source group,
        Clock clock,
        Optional<Windows> windows,
        Sieve sieve,
        Map<String, Measure> measures) {
    Rule {
        measures = Collections.unmodifiableMap(new TreeMap<>(measures));
    }

    Rule with(Source otherGroup) {
        return new Rule(topic, otherGroup, clock, windows, sieve, measures);
    }

    Rule with(Clock otherClock) {
        return new Rule(topic, group, otherClock, windows, sieve, measures);
    }

    Rule with(Windows otherWindows) {
        return new Rule(topic, group, clock, Optional.of(otherWindows), sieve, measures);
    }

    Rule with(Sieve otherSieve) {
        return new Rule(topic, group, clock, windows, otherSieve, measures);
    }

    Rule with(Map<String, Measure> otherMeasures) {
        return new Rule(topic, group, clock, windows, sieve, otherMeasures);
    }

    /// The events that take part, of all that came.
    List<Seen> part(List<Seen> arrivals) {
        var ofTopic = arrivals.stream().filter(s -> s.topic().equals(topic)).toList();
        return sieve.of(ofTopic).stream()
                .filter(s -> group.of(s).isPresent() && clock.of(s).isPresent())
                .filter(s -> measures.values().stream().allMatch(m -> m.has(s)))
                .toList();
    }
}
