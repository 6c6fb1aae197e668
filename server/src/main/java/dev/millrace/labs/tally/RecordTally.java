package dev.millrace.labs.tally;

import dev.millrace.content.BrokerCheck.Demands;
import dev.millrace.content.BrokerCheck.RecordsCheck;
import dev.millrace.content.check.Condition;
import dev.millrace.content.check.FieldPath;
import dev.millrace.content.check.RecordSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one check counts of a topic, record by record from the first. What it keeps is bounded whatever the topic
/// holds: 4 MiB for a field that must be unique, about 8 MiB for an order by key, next to nothing otherwise. Not
/// thread-safe.
public final class RecordTally {
    private final RecordsCheck check;
    /// More than any check asks for need not be told apart.
    private static final long KEYS = 10_000;

    private final List<Demand> demands;
    private final Hashes keys;
    private long read;
    private long selected;
    private long tombstones;

    public RecordTally(RecordsCheck check) {
        this.check = check;
        this.demands = demands(check.demands());
        this.keys = new Hashes(Math.max(KEYS, check.demands().distinctKeys()));
    }

    public void add(ReadRecord record) {
        read++;
        if (!isSelected(record)) return;
        selected++;
        if (record.isTombstone()) tombstones++;
        var key = record.key();
        if (key != null && check.demands().distinctKeys() > 0) keys.add(key);
        demands.forEach(demand -> demand.add(record));
    }

    public long read() {
        return read;
    }

    /// Whether any record was selected.
    public boolean hasBegun() {
        return selected > 0;
    }

    public boolean holds() {
        return check.count().holds(selected)
                && keys.size() >= check.demands().distinctKeys()
                && check.demands().tombstones().holds(tombstones)
                && demands.stream().allMatch(demand -> demand.lack().isEmpty());
    }

    /// What there is, and what is wrong with it, as a sentence's part.
    public String seen() {
        var parts = new ArrayList<String>();
        var over = check.demands().distinctKeys() == 0 ? "" : " over " + Words.count(keys.size(), "key");
        parts.add(
                check.where().isEmpty()
                        ? Words.count(selected, "record") + over
                        : Words.number(selected) + " of " + Words.count(read, "record") + " where "
                                + Words.conditions(check.where()) + over);
        demands.forEach(demand -> demand.lack().ifPresent(parts::add));
        if (!check.demands().tombstones().holds(tombstones)) parts.add(Words.count(tombstones, "tombstone"));
        return String.join(", ", parts);
    }

    private boolean isSelected(ReadRecord record) {
        for (var each : check.where().entrySet()) {
            if (Words.isOfValue(each.getKey()) && record.isTombstone()) return false;
            if (!each.getValue().holds(record.at(each.getKey()))) return false;
        }
        return true;
    }

    private static List<Demand> demands(Demands wanted) {
        var demands = new ArrayList<Demand>();
        if (wanted.keyed()) {
            demands.add(new EachRecord("without a key", record -> Words.where(record.key() == null, "")));
        }
        wanted.headers().forEach((name, condition) -> demands.add(header(name, condition)));
        wanted.schema().ifPresent(schema -> demands.add(schema(schema)));
        wanted.every().entrySet().forEach(each -> demands.add(every(each)));
        wanted.unique().ifPresent(field -> demands.add(new UniqueField(field)));
        wanted.distinct().ifPresent(distinct -> demands.add(new DifferentValues(distinct.field(), distinct.atLeast())));
        wanted.orderedBy().ifPresent(field -> demands.add(new OrderedField(field)));
        return demands;
    }

    private static Demand header(String name, Condition condition) {
        return new EachRecord("without header " + name + plain(condition), record -> {
            var value = record.header(name);
            return Words.where(!condition.holds(value), value.isMissingNode() ? "" : "it is " + Words.shown(value));
        });
    }

    private static String plain(Condition condition) {
        return condition.equals(new Condition.Exists(true)) ? "" : " that " + condition.words();
    }

    private static Demand schema(RecordSchema schema) {
        return new EachRecord(
                "not by " + schema.file(),
                record -> record.isTombstone()
                        ? Optional.empty()
                        : schema.problem(record.value()).map(Words::reason));
    }

    private static Demand every(Map.Entry<FieldPath, Condition> each) {
        var field = each.getKey();
        return new EachRecord(
                "not with " + field.text() + " that " + each.getValue().words(), record -> {
                    if (Words.isOfValue(field) && record.isTombstone()) return Optional.empty();
                    var value = record.at(field);
                    return Words.where(
                            !each.getValue().holds(value),
                            value.isMissingNode() ? "it is not there" : "it is " + Words.shown(value));
                });
    }
}
