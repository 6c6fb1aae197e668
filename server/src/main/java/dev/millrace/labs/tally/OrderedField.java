package dev.millrace.labs.tally;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.content.check.FieldPath;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A field that never falls from one record of a key to the next, in each partition. Numbers are compared as numbers,
/// instants as instants, other texts letter by letter. Of more keys than [#MOST] nothing can be said.
final class OrderedField implements Demand {
    /// Each key takes some hundred bytes.
    static final int MOST = 1 << 16;

    private final FieldPath field;
    private final Map<Long, Object> last = new HashMap<>();
    private final EachRecord falling;
    private boolean beyond;

    OrderedField(FieldPath field) {
        this.field = field;
        this.falling = new EachRecord("where " + field.text() + " falls within a key", this::problem);
    }

    @Override
    public void add(ReadRecord record) {
        if (!Words.isOfValue(field) || !record.isTombstone()) falling.add(record);
    }

    private Optional<String> problem(ReadRecord record) {
        var key = record.key();
        if (key == null) return Optional.of("it has no key");
        var found = comparable(record.at(field));
        if (found.isEmpty()) return Optional.of("it has no such field");
        long place = Hashes.hash(key) * 31 + record.partition();
        var before = last.get(place);
        if (before == null && last.size() >= MOST) {
            beyond = true;
            return Optional.empty();
        }
        last.put(place, found.get());
        return before == null ? Optional.empty() : Words.where(falls(before, found.get()), after(before, found.get()));
    }

    private static boolean falls(Object before, Object now) {
        return switch (now) {
            case BigDecimal number when before instanceof BigDecimal earlier -> number.compareTo(earlier) < 0;
            case Instant instant when before instanceof Instant earlier -> instant.isBefore(earlier);
            default -> now.toString().compareTo(before.toString()) < 0;
        };
    }

    private static String after(Object before, Object now) {
        return Words.cut(now.toString()) + " after " + Words.cut(before.toString());
    }

    private static Optional<Object> comparable(JsonNode value) {
        if (value.isNumber()) return Optional.of(value.decimalValue());
        if (!value.isTextual()) return Optional.empty();
        var text = value.textValue();
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException notATime) {
            return Optional.of(text.length() > 200 ? text.substring(0, 200) : text);
        }
    }

    @Override
    public Optional<String> lack() {
        if (falling.lack().isPresent()) return falling.lack();
        return beyond
                ? Optional.of("more than %s keys, too many to follow".formatted(Words.number(MOST)))
                : Optional.empty();
    }
}
