package dev.millrace.labs.tally;

import dev.millrace.content.check.FieldPath;
import java.util.Optional;

/// A field that is different in each record. Of more values than [Hashes#MOST] nothing can be said.
final class UniqueField implements Demand {
    private final FieldPath field;
    private final Hashes values = new Hashes();
    private final EachRecord missing;
    private final EachRecord twice;
    private boolean beyond;

    UniqueField(FieldPath field) {
        this.field = field;
        this.missing = new EachRecord("without " + field.text(), record -> Words.where(isMissing(record), ""));
        this.twice = new EachRecord("with " + field.text() + " of an earlier record", this::again);
    }

    @Override
    public void add(ReadRecord record) {
        if (Words.isOfValue(field) && record.isTombstone()) return;
        missing.add(record);
        if (!isMissing(record)) twice.add(record);
    }

    private boolean isMissing(ReadRecord record) {
        return record.at(field).isMissingNode();
    }

    private Optional<String> again(ReadRecord record) {
        var value = record.at(field);
        boolean full = values.isFull();
        if (!values.add(value)) return Optional.of(Words.shown(value));
        beyond |= full;
        return Optional.empty();
    }

    @Override
    public Optional<String> lack() {
        if (twice.lack().isPresent()) return twice.lack();
        if (missing.lack().isPresent()) return missing.lack();
        return beyond
                ? Optional.of("more than %s values of %s, too many to tell apart"
                        .formatted(Words.number(Hashes.MOST), field.text()))
                : Optional.empty();
    }
}
