package dev.millrace.grader.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.Difference;
import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which events pass: just the others than those that should, or all but those without a key.
final class Passing implements Recogniser {
    private static final int FEWEST = 3;

    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        return clues.evidence().exception().isPresent()
                ? Optional.empty()
                : keyless(clues).or(() -> inverted(clues));
    }

    private static Optional<Diagnosis> keyless(Clues clues) {
        var keyless = clues.arrivals().stream().filter(Seen::keyless).toList();
        if (keyless.isEmpty()
                || !clues.all(Difference.Kind.MISSING)
                || keyless.stream().anyMatch(s -> !clues.silent(s))
                || clues.differences().stream().anyMatch(d -> keyless.stream().noneMatch(s -> gives(s, d)))) {
            return Optional.empty();
        }
        var first = clues.differences().getFirst();
        var lost = keyless.stream().filter(s -> gives(s, first)).findFirst().orElseThrow();
        return clues.say(
                Kind.NULL_KEY_DROPPED,
                "Topic " + first.topic() + ", " + Words.key(first.key())
                        + ": nothing came of " + clues.words().event(lost) + " on " + lost.topic()
                        + ". It has no key, like each of the events that are missing; an operation that works by key passes over"
                        + " such events without a word.");
    }

    /// Whether the expected record is of this event, by its key or by one of its fields that is not common to all.
    private static boolean gives(Seen seen, Difference d) {
        var wanted = Fields.of(Clues.wanted(d)).values();
        return seen.fields().containsValue(d.key())
                || (d.key().isNull()
                        && seen.fields().values().stream()
                                .filter(JsonNode::isTextual)
                                .anyMatch(wanted::contains));
    }

    private static Optional<Diagnosis> inverted(Clues clues) {
        var topics = clues.arrivals().stream().map(Seen::topic).distinct().toList();
        if (topics.size() != 1
                || clues.outputs().size() != 1
                || clues.arrivals().size() < FEWEST) {
            return Optional.empty();
        }
        var topic = clues.outputs().getFirst();
        var causes = new HashSet<Integer>();
        clues.produced(topic).forEach(r -> causes.add(r.cause()));
        var events = clues.arrivals().stream().filter(s -> !s.tombstone()).toList();
        var passed = events.stream().filter(s -> causes.contains(s.index())).toList();
        var stayed = events.stream().filter(s -> !causes.contains(s.index())).toList();
        boolean others = causes.size() == clues.produced(topic).size()
                && passed.size() == causes.size()
                && stayed.size() == clues.expected(topic).size()
                && !passed.isEmpty()
                && !stayed.isEmpty()
                && clues.differences(topic).size() >= Math.max(passed.size(), stayed.size())
                && expectedOf(clues, topic, stayed);
        return others
                ? separating(events, passed, stayed)
                        .flatMap(path -> clues.say(
                                Kind.FILTER_INVERTED,
                                "Topic " + topic
                                        + ": of " + Words.count(events.size(), "event") + " "
                                        + Words.count(stayed.size(), "record") + (stayed.size() == 1 ? " is" : " are")
                                        + " expected, and " + passed.size() + " came: those of just the other events. "
                                        + Words.value(passed.getFirst().field(path)) + " in " + Words.field(path)
                                        + " should keep event "
                                        + (passed.getFirst().index() + 1) + " out, and "
                                        + Words.value(stayed.getFirst().field(path)) + " should let event "
                                        + (stayed.getFirst().index() + 1) + " pass."))
                : Optional.empty();
    }

    /// Whether the expected records can be those of these events: as many of each key, by the key of the event or by
    /// one of its fields.
    private static boolean expectedOf(Clues clues, String topic, List<Seen> events) {
        var wanted = new HashMap<String, Integer>();
        clues.expected(topic).forEach(r -> wanted.merge(Figures.group(r.key()), 1, Integer::sum));
        return sources(events).stream().anyMatch(source -> {
            Map<String, Integer> counts = new HashMap<>();
            events.forEach(s -> counts.merge(source.of(s).orElse(""), 1, Integer::sum));
            return counts.equals(wanted);
        });
    }

    private static List<Source> sources(List<Seen> events) {
        var sources = new ArrayList<Source>(List.of(new Source.Key()));
        events.getFirst().fields().keySet().forEach(path -> sources.add(new Source.Field(path)));
        return sources;
    }

    /// A field that tells the two apart: other words, or numbers of another size.
    private static Optional<String> separating(List<Seen> all, List<Seen> passed, List<Seen> stayed) {
        return all.getFirst().fields().keySet().stream()
                .filter(path -> all.stream().allMatch(s -> s.fields().containsKey(path)))
                .filter(path -> words(passed, stayed, path) || numbers(passed, stayed, path))
                .findFirst();
    }

    private static boolean words(List<Seen> passed, List<Seen> stayed, String path) {
        var values = new HashSet<JsonNode>();
        passed.forEach(s -> values.add(s.field(path)));
        var others = new HashSet<JsonNode>();
        stayed.forEach(s -> others.add(s.field(path)));
        boolean few = values.size() + others.size() < passed.size() + stayed.size();
        return few
                && values.stream().noneMatch(JsonNode::isNumber)
                && values.stream().noneMatch(others::contains);
    }

    private static boolean numbers(List<Seen> passed, List<Seen> stayed, String path) {
        if (!passed.stream().allMatch(s -> s.field(path).isNumber())
                || !stayed.stream().allMatch(s -> s.field(path).isNumber())) {
            return false;
        }
        var low = passed.stream().map(s -> Fields.number(s.field(path))).toList();
        var high = stayed.stream().map(s -> Fields.number(s.field(path))).toList();
        var lowMost = low.stream().max(Comparator.naturalOrder()).orElseThrow();
        var lowLeast = low.stream().min(Comparator.naturalOrder()).orElseThrow();
        return high.stream().allMatch(n -> n.compareTo(lowMost) > 0)
                || high.stream().allMatch(n -> n.compareTo(lowLeast) < 0);
    }
}
