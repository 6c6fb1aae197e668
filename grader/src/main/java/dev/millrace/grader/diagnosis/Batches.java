package dev.millrace.grader.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.grader.diagnosis.Diagnosis.Kind;
import dev.millrace.grader.exercise.ExpectedRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Events that hold a list, of which each entry should become a record, and only the first or the last did.
final class Batches implements Recogniser {
    @Override
    public Optional<Diagnosis> recognise(Clues clues) {
        for (var topic : clues.outputs()) {
            var lists = new LinkedHashSet<String>();
            clues.arrivals()
                    .forEach(s -> s.event().value().properties().forEach(e -> {
                        if (e.getValue().isArray()) {
                            lists.add(e.getKey());
                        }
                    }));
            for (var list : lists) {
                var found = recognise(clues, topic, list);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Diagnosis> recognise(Clues clues, String topic, String list) {
        var events = clues.arrivals().stream().filter(s -> size(s, list) > 0).toList();
        var expected = clues.expected(topic);
        var came = clues.produced(topic);
        if (came.size() != events.size()
                || events.stream().mapToInt(s -> size(s, list)).sum() != expected.size()
                || came.size() == expected.size()) {
            return Optional.empty();
        }
        boolean first = true;
        boolean last = true;
        int from = 0;
        for (int i = 0; i < events.size(); i++) {
            int size = size(events.get(i), list);
            first &= same(expected.get(from), came.get(i).key(), came.get(i).value());
            last &= same(
                    expected.get(from + size - 1),
                    came.get(i).key(),
                    came.get(i).value());
            from += size;
        }
        return first || last ? say(clues, topic, list, events, first) : Optional.empty();
    }

    private static Optional<Diagnosis> say(Clues clues, String topic, String list, List<Seen> events, boolean first) {
        var longest = events.stream().filter(s -> size(s, list) > 1).findFirst().orElseThrow();
        return clues.say(
                first ? Kind.ONLY_FIRST : Kind.ONLY_LAST,
                "Topic " + topic + ": " + clues.words().event(longest)
                        + " has " + size(longest, list) + " entries in " + Words.field(list)
                        + ", and one record came of it, that of the "
                        + (first ? "first" : "last") + ". Each entry is to become a record of its own.");
    }

    private static int size(Seen seen, String list) {
        return seen.event().value().path(list).size();
    }

    private static boolean same(ExpectedRecord wanted, JsonNode key, JsonNode value) {
        return wanted.key().equals(key) && wanted.value().equals(value);
    }
}
