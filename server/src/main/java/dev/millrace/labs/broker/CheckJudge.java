package dev.millrace.labs.broker;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.BrokerCheck.GroupCheck;
import dev.millrace.content.BrokerCheck.RecordsCheck;
import dev.millrace.content.BrokerCheck.TopicCheck;
import java.util.Locale;
import java.util.function.Function;

/// Holds a broker's state against a check, and says what it saw. Stateless.
final class CheckJudge {
    private CheckJudge() {}

    /// @param counts what was read of a topic so far
    static CheckState judge(BrokerCheck check, BrokerState state, Function<String, TopicTally.Counts> counts) {
        var seen = switch (check) {
            case TopicCheck topic -> topic(topic, state);
            case RecordsCheck records -> records(records, state, counts.apply(records.topic()));
            case GroupCheck group -> group(group, state);
            case BrokerCheck.ConfigCheck _ -> "not judged yet";
        };
        return new CheckState(check.id(), check.title(), seen.isEmpty(), seen);
    }

    private static String topic(TopicCheck check, BrokerState state) {
        var topic = state.topic(check.name());
        if (topic.isEmpty()) return "No topic " + check.name() + " yet";
        int partitions = topic.get().partitions().size();
        return check.partitions().holds(partitions)
                ? ""
                : "%s has %s".formatted(check.name(), count(partitions, "partition"));
    }

    private static String records(RecordsCheck check, BrokerState state, TopicTally.Counts counts) {
        if (state.topic(check.topic()).isEmpty()) return "No topic " + check.topic() + " yet";
        boolean enough = check.count().holds(counts.records());
        boolean keyed = !check.demands().keyed() || counts.withoutKey() == 0;
        if (enough && keyed && counts.distinctKeys() >= check.demands().distinctKeys()) return "";
        var seen = count(counts.records(), "record") + " over " + count(counts.distinctKeys(), "key");
        return keyed ? seen : seen + ", " + counts.withoutKey() + " without a key";
    }

    private static String group(GroupCheck check, BrokerState state) {
        var group = state.group(check.group());
        if (group.isEmpty()) return "No group " + check.group() + " yet";
        int members = group.get().members().size();
        long lag = group.get().lag();
        boolean enough = check.members().holds(members);
        // A group that was given no partition yet has nothing to lag behind in; that is not "caught up".
        boolean caughtUp = check.lag().isAny()
                || (check.lag().holds(lag) && !group.get().positions().isEmpty());
        return enough && caughtUp ? "" : String.format(Locale.ROOT, "%s, lag %,d", count(members, "member"), lag);
    }

    private static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
