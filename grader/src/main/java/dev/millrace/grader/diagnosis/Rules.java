package dev.millrace.grader.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.diagnosis.Figures.Entry;
import dev.millrace.grader.diagnosis.Figures.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Finds the rule that the expected records of a topic follow. The simplest comes first: every event counts; then each
/// event once; then only the newest of each thing; then only events with one value in one field.
final class Rules {
    private static final int MOST_VALUES = 6;

    private final List<Seen> arrivals;
    private final Place place;
    private final Figures expected;
    private final Optional<Windows> windows;

    private Rules(List<Seen> arrivals, Place place, Figures expected) {
        this.arrivals = arrivals;
        this.place = place;
        this.expected = expected;
        var grids = Windows.of(expected.spans());
        this.windows = place.none() || grids.size() != 1 ? Optional.empty() : Optional.of(grids.getFirst());
    }

    static Optional<Fit> find(String topic, List<Entry> expected, List<Entry> came, List<Seen> arrivals) {
        var place = place(expected);
        var figures = Figures.of(expected, place);
        if (figures.isEmpty() || figures.get().last().isEmpty()) {
            return Optional.empty();
        }
        var rules = new Rules(arrivals, place, figures.get());
        if (rules.windows.isPresent() == place.none()) {
            return Optional.empty();
        }
        return rules.find(topic, Figures.of(came, place));
    }

    /// The window of every record is its key, or the same two fields of its value.
    private static Place place(List<Entry> records) {
        if (records.stream().allMatch(r -> Figures.windowed(r.key()))) {
            return Place.KEY;
        }
        var times = new LinkedHashSet<String>();
        records.forEach(r -> Fields.of(r.value()).forEach((path, node) -> {
            if (node.isTextual() && Fields.time(node).isPresent()) {
                times.add(path);
            }
        }));
        for (var start : times) {
            for (var end : times) {
                var place = new Place(false, start, end);
                var figures = Figures.of(records, place);
                if (figures.isPresent() && Windows.of(figures.get().spans()).size() == 1) {
                    return place;
                }
            }
        }
        return Place.NONE;
    }

    private Optional<Fit> find(String topic, Optional<Figures> came) {
        for (var input : arrivals.stream().map(Seen::topic).distinct().toList()) {
            var events = arrivals.stream().filter(s -> s.topic().equals(input)).toList();
            var fields = fields(events);
            for (var sieve : sieves(fields)) {
                for (var group : groups(fields)) {
                    for (var clock : clocks(fields)) {
                        var rule = new Rule(input, group, clock, windows, sieve, Map.of());
                        var fit = measured(topic, rule, fields, came);
                        if (fit.isPresent()) {
                            return fit;
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, Set<JsonNode>> fields(List<Seen> events) {
        var fields = new LinkedHashMap<String, Set<JsonNode>>();
        events.forEach(seen -> seen.fields()
                .forEach((path, node) ->
                        fields.computeIfAbsent(path, _ -> new LinkedHashSet<>()).add(node)));
        return fields;
    }

    private List<Sieve> sieves(Map<String, Set<JsonNode>> fields) {
        var sieves = new ArrayList<>(List.of(Sieve.values(), new Sieve.Unique()));
        if (windows.isEmpty()) {
            things(fields).forEach(thing -> sieves.add(new Sieve.Newest(thing)));
        }
        fields.forEach((path, values) -> {
            if (values.size() >= 2 && values.size() <= MOST_VALUES) {
                values.stream().filter(v -> v.isTextual() || v.isBoolean()).forEach(v -> sieves.add(new Only(path, v)));
            }
        });
        return sieves;
    }

    /// What one event after the other may speak of: the key, or a field that is called an id.
    static List<Source> things(Map<String, Set<JsonNode>> fields) {
        var things = new ArrayList<Source>(List.of(new Source.Key()));
        fields.keySet().stream()
                .filter(p -> p.endsWith("Id") || p.endsWith("id"))
                .forEach(p -> things.add(new Source.Field(p)));
        return things;
    }

    /// Only events with this value in this field.
    record Only(String path, JsonNode value) implements Sieve {
        @Override
        public List<Seen> of(List<Seen> events) {
            return Sieve.values().and(this::passes).of(events);
        }

        private boolean passes(Seen seen) {
            return value.equals(seen.fields().get(path));
        }

        Sieve inverted() {
            return Sieve.values().and(seen -> !passes(seen));
        }
    }

    private List<Source> groups(Map<String, Set<JsonNode>> fields) {
        var groups = new ArrayList<Source>(List.of(new Source.Key()));
        fields.keySet().forEach(path -> groups.add(new Source.Field(path)));
        groups.add(new Source.Day(0));
        expected.groups().stream().limit(2).forEach(text -> groups.add(new Source.Constant(text)));
        var names = expected.groups();
        groups.removeIf(group -> {
            var texts = new LinkedHashSet<String>();
            arrivals.forEach(seen -> group.of(seen).ifPresent(texts::add));
            return !texts.containsAll(names);
        });
        return groups;
    }

    private List<Clock> clocks(Map<String, Set<JsonNode>> fields) {
        var clocks = new ArrayList<Clock>(List.of(new Clock.Timestamp()));
        if (windows.isPresent()) {
            fields.forEach((path, values) -> {
                if (values.stream().allMatch(v -> Fields.time(v).isPresent())) {
                    clocks.add(new Clock.Field(path));
                }
            });
        }
        return clocks;
    }

    /// The numbers of the results that are counts or sums, one after the other, each under the grace periods that the
    /// ones before allow.
    private Optional<Fit> measured(String topic, Rule bare, Map<String, Set<JsonNode>> fields, Optional<Figures> came) {
        var paths = new LinkedHashSet<String>();
        expected.last().values().forEach(numbers -> paths.addAll(numbers.keySet()));
        var rule = bare;
        List<Long> graces = List.of();
        for (var path : paths) {
            for (var measure : measures(fields)) {
                var measures = new TreeMap<>(rule.measures());
                measures.put(path, measure);
                var trial = rule.with(measures);
                var slots = Slots.of(trial, arrivals);
                var fitting = slots.fitting(expected, rule.measures().isEmpty() ? slots.graces() : graces);
                if (!fitting.isEmpty()) {
                    rule = trial;
                    graces = fitting;
                    break;
                }
            }
        }
        return rule.measures().isEmpty()
                ? Optional.empty()
                : Optional.of(new Fit(topic, rule, graces, place, expected, came, arrivals));
    }

    private static List<Measure> measures(Map<String, Set<JsonNode>> fields) {
        var measures = new ArrayList<>(List.of(Measure.COUNT));
        fields.forEach((path, values) -> {
            if (values.stream().anyMatch(JsonNode::isNumber)) {
                measures.add(Measure.sum(path));
            }
        });
        return measures;
    }
}
