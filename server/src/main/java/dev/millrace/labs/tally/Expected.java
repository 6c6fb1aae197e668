package dev.millrace.labs.tally;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.BrokerCheck.ConfigCheck;
import dev.millrace.content.BrokerCheck.GroupCheck;
import dev.millrace.content.BrokerCheck.HttpCheck;
import dev.millrace.content.BrokerCheck.RecordsCheck;
import dev.millrace.content.BrokerCheck.TopicCheck;
import dev.millrace.content.check.Condition;
import dev.millrace.content.check.Range;
import dev.millrace.content.check.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a check wants to see, in words that go with what was seen.
public final class Expected {
    private Expected() {}

    /// A sentence's part: "10 records or more in orders, each with a key, over 3 keys or more".
    public static String of(BrokerCheck check) {
        var parts = new ArrayList<>(
                switch (check) {
                    case TopicCheck topic -> topic(topic);
                    case RecordsCheck records -> records(records);
                    case GroupCheck group -> group(group);
                    case ConfigCheck config -> List.of(config.topic() + " with " + settings(config.settings()));
                    case HttpCheck http -> http(http);
                });
        parts.addAll(timing(check.timing()));
        return String.join(", ", parts);
    }

    private static List<String> topic(TopicCheck check) {
        var parts = new ArrayList<String>();
        boolean bare = check.partitions().isAny();
        parts.add("topic " + check.name() + (bare ? "" : " with " + number(check.partitions(), "partition")));
        if (!check.removed().isAny()) parts.add(number(check.removed(), "record") + " removed from its beginning");
        if (!check.config().isEmpty()) parts.add(settings(check.config()));
        return parts;
    }

    private static List<String> records(RecordsCheck check) {
        var demands = check.demands();
        var parts = new ArrayList<String>();
        var where = check.where().isEmpty() ? "" : " where " + Words.conditions(check.where());
        parts.add(number(check.count(), "record") + " in " + check.topic() + where);
        if (demands.keyed()) parts.add("each with a key");
        if (demands.distinctKeys() > 0) parts.add(number(Range.atLeast(demands.distinctKeys()), "different key"));
        demands.headers().forEach((name, condition) -> parts.add("each with header " + name + that(condition)));
        demands.schema().ifPresent(schema -> parts.add("each value by " + schema.file()));
        if (!demands.every().isEmpty()) parts.add("in each " + Words.conditions(demands.every()));
        demands.unique().ifPresent(field -> parts.add(field.text() + " different in each"));
        demands.distinct()
                .ifPresent(
                        distinct -> parts.add(Range.atLeast(distinct.atLeast()).words() + " different values of "
                                + distinct.field().text()));
        demands.orderedBy().ifPresent(field -> parts.add(field.text() + " never falling within a key"));
        if (!demands.tombstones().isAny()) parts.add(number(demands.tombstones(), "tombstone"));
        return parts;
    }

    private static List<String> group(GroupCheck check) {
        var parts = new ArrayList<String>();
        parts.add("group " + check.group());
        if (!check.members().isAny()) parts.add(number(check.members(), "member"));
        if (!check.lag().isAny()) parts.add("lag " + check.lag().words());
        check.committed().forEach((name, range) -> parts.add("committed in " + name + ": " + range.words()));
        check.assigned()
                .forEach((topic, range) -> parts.add(number(range, "partition") + " of " + topic + " assigned"));
        if (check.eachAtLeast() > 0) {
            parts.add("each member with " + number(Range.atLeast(check.eachAtLeast()), "partition"));
        }
        return parts;
    }

    private static List<String> http(HttpCheck check) {
        var parts = new ArrayList<String>();
        parts.add("GET " + check.target().path() + " answered with status " + check.status());
        if (!check.json().isEmpty()) parts.add("JSON where " + Words.conditions(check.json()));
        check.contains().ifPresent(text -> parts.add("with “" + text + "” in it"));
        return parts;
    }

    private static List<String> timing(Timing timing) {
        var parts = new ArrayList<String>();
        timing.within().ifPresent(time -> parts.add("within " + time(time)));
        timing.stays().ifPresent(time -> parts.add("and so for " + time(time)));
        return parts;
    }

    private static String settings(Map<String, Condition> settings) {
        return settings.entrySet().stream()
                .map(each -> each.getKey() + " that " + each.getValue().words())
                .collect(Collectors.joining(" and "));
    }

    private static String that(Condition condition) {
        return condition.equals(new Condition.Exists(true)) ? "" : " that " + condition.words();
    }

    /// "3 partitions", "10 records or more".
    private static String number(Range range, String noun) {
        if (range.atMost().isEmpty() && range.atLeast().isPresent()) {
            return Words.count(range.atLeast().getAsLong(), noun) + " or more";
        }
        return range.equals(Range.exactly(1)) ? "exactly 1 " + noun : range.words() + " " + noun + "s";
    }

    static String time(Duration time) {
        return time.toSecondsPart() == 0 && time.toMinutes() > 0
                ? Words.count(time.toMinutes(), "minute")
                : Words.count(time.toSeconds(), "second");
    }
}
