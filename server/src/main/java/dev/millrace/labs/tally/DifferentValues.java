package dev.millrace.labs.tally;

import dev.millrace.content.check.FieldPath;
import java.util.Optional;

/// So many different values of a field, or more; more than asked for are not told apart.
final class DifferentValues implements Demand {
    private final FieldPath field;
    private final long wanted;
    private final Hashes values;

    DifferentValues(FieldPath field, long wanted) {
        this.field = field;
        this.wanted = wanted;
        this.values = new Hashes(wanted);
    }

    @Override
    public void add(ReadRecord record) {
        if (values.isFull()) return;
        var value = record.at(field);
        if (!value.isMissingNode() && !value.isNull()) values.add(value);
    }

    @Override
    public Optional<String> lack() {
        if (values.size() >= wanted) return Optional.empty();
        return Optional.of("%s different values of %s".formatted(Words.number(values.size()), field.text()));
    }
}
