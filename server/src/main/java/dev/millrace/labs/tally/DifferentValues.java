package dev.millrace.labs.tally;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.content.check.FieldPath;
import java.util.Optional;

/// So many different values of a field, or more; more than asked for are not told apart.
final class DifferentValues implements Demand {
    private final FieldPath field;
    private final String noun;
    private final long wanted;
    private final Hashes values;

    DifferentValues(FieldPath field, String noun, long wanted) {
        this.field = field;
        this.noun = noun;
        this.wanted = wanted;
        this.values = new Hashes(wanted);
    }

    @Override
    public void add(ReadRecord record) {
        if (values.isFull()) return;
        var key = record.key();
        if (!(field instanceof FieldPath.Key)) add(record.at(field));
        else if (key != null) values.add(key);
    }

    private void add(JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) values.add(value);
    }

    @Override
    public Optional<String> lack() {
        if (values.size() >= wanted) return Optional.empty();
        return Optional.of("%s different %s".formatted(Words.number(values.size()), noun));
    }
}
