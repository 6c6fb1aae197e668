package dev.millrace.labs.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A place between the records of a topic: for each partition that is read, the offset of the next record. It says
/// exactly where a page of records ends, whatever is written meanwhile, and fits into an address.
///
/// @param next by partition; partitions follow on one another
public record Place(SortedMap<Integer, Long> next) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,5}):([0-9a-z]{1,12}(?:\\.[0-9a-z]{1,12}){0,1999})");

    public Place {
        next = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(next));
    }

    public static Place of(Map<Integer, Long> next) {
        return new Place(new TreeMap<>(next));
    }

    /// What `text` wrote; empty where it is anything else.
    public static Optional<Place> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) return Optional.empty();
        var next = new TreeMap<Integer, Long>();
        int partition = Integer.parseInt(form.group(1));
        for (var offset : form.group(2).split("\\.", -1)) {
            next.put(partition++, Long.parseLong(offset, Character.MAX_RADIX));
        }
        return Optional.of(new Place(next));
    }

    /// `FIRST:a.b.c`, offsets to the base 36.
    public String text() {
        List<String> offsets = new ArrayList<>();
        next.values().forEach(offset -> offsets.add(Long.toString(offset, Character.MAX_RADIX)));
        return next.isEmpty() ? "" : next.firstKey() + ":" + String.join(".", offsets);
    }

    /// Whether a record comes after this place; true in a partition that the place does not know.
    public boolean isBefore(SeenRecord record) {
        var offset = next.get(record.partition());
        return offset == null || record.offset() >= offset;
    }

    /// This place moved past these records.
    public Place past(List<SeenRecord> records) {
        var moved = new TreeMap<>(next);
        records.forEach(r -> moved.computeIfPresent(r.partition(), (_, at) -> Math.max(at, r.offset() + 1)));
        return new Place(moved);
    }
}
