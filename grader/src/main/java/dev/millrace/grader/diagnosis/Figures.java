package dev.millrace.grader.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The numbers of a topic's records, the last of each key and window.
record Figures(Map<Slot, Map<String, BigDecimal>> last, List<Span> spans) {
    /// A key in a window.
    ///
    /// @param group the text of the key; none of a record without one
    /// @param start of the window, milliseconds; 0 where there are no windows
    record Slot(String group, long start) {}

    /// A window, milliseconds.
    record Span(long start, long end) {}

    /// A record that came or should come.
    ///
    /// @param cause index of the event that caused it; -1 when that is not known
    record Entry(JsonNode key, JsonNode value, int cause) {}

    /// Where the window stands: in the key, in two fields of the value, or nowhere.
    record Place(boolean inKey, String start, String end) {
        static final Place NONE = new Place(false, "", "");
        static final Place KEY = new Place(true, "", "");

        boolean none() {
            return !inKey && start.isEmpty();
        }

        Optional<Span> span(Entry entry, Map<String, JsonNode> fields) {
            var from = Fields.time(inKey ? entry.key().path("start") : fields.getOrDefault(start, entry.key()));
            var to = Fields.time(inKey ? entry.key().path("end") : fields.getOrDefault(end, entry.key()));
            return from.isPresent() && to.isPresent()
                    ? Optional.of(new Span(from.getAsLong(), to.getAsLong()))
                    : Optional.empty();
        }
    }

    static boolean windowed(JsonNode key) {
        return key.isObject() && key.size() == 3 && key.has("key") && key.has("start") && key.has("end");
    }

    static String group(JsonNode key) {
        return Fields.text(windowed(key) ? key.path("key") : key).orElse("");
    }

    /// Empty when a record has no window where the others have one, or is no record of numbers.
    static Optional<Figures> of(List<Entry> records, Place place) {
        var last = new LinkedHashMap<Slot, Map<String, BigDecimal>>();
        var spans = new LinkedHashSet<Span>();
        for (var record : records) {
            var fields = Fields.of(record.value());
            var span = place.none() ? Optional.of(new Span(0, 0)) : place.span(record, fields);
            if (span.isEmpty() && !record.value().isNull()) {
                return Optional.empty();
            }
            var slot = new Slot(group(record.key()), span.map(Span::start).orElse(0L));
            last.remove(slot);
            if (!record.value().isNull()) {
                spans.add(span.orElseThrow());
                last.put(slot, numbers(fields));
            }
        }
        return Optional.of(new Figures(last, List.copyOf(spans)));
    }

    static Map<String, BigDecimal> numbers(Map<String, JsonNode> fields) {
        var numbers = new LinkedHashMap<String, BigDecimal>();
        fields.forEach((path, node) -> {
            if (node.isNumber()) {
                numbers.put(path, Fields.number(node));
            }
        });
        return numbers;
    }

    Set<String> groups() {
        var groups = new LinkedHashSet<String>();
        last.keySet().forEach(slot -> groups.add(slot.group()));
        return groups;
    }

    long newest() {
        return last.keySet().stream().mapToLong(Slot::start).max().orElse(Long.MIN_VALUE);
    }
}
