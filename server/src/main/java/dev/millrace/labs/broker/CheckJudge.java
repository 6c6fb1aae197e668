package dev.millrace.labs.broker;

import dev.millrace.content.BrokerCheck;
import dev.millrace.content.BrokerCheck.ConfigCheck;
import dev.millrace.content.BrokerCheck.GroupCheck;
import dev.millrace.content.BrokerCheck.HttpCheck;
import dev.millrace.content.BrokerCheck.RecordsCheck;
import dev.millrace.content.BrokerCheck.TopicCheck;
import dev.millrace.content.check.HttpTarget;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Holds what is known of a broker against a check, at one moment; how long things last is [CheckTimer]'s. Stateless.
final class CheckJudge {
    private CheckJudge() {}

    /// What is known of a broker.
    ///
    /// @param prefix what the names of the student's topics and groups begin with
    /// @param configs settings by topic, of the topics that checks ask about
    /// @param counts by the topic's name on the broker
    /// @param answers of the student's services
    record Known(
            String prefix,
            BrokerState state,
            Map<String, Map<String, String>> configs,
            Counts counts,
            Answers answers) {
        interface Counts {
            Optional<TopicTally.Count> of(RecordsCheck check, BrokerState.Topic topic);
        }

        interface Answers {
            Optional<ServiceCalls.Answer> of(HttpTarget target);
        }

        Optional<BrokerState.Topic> topic(String name) {
            return state.topic(prefix + name);
        }
    }

    /// What a check sees at one moment.
    sealed interface Look {
        String seen();

        /// Not enough is known to say.
        record Counting(String seen) implements Look {}

        /// Nobody asked lately: whether it lasts is not known.
        record Unseen(String seen) implements Look {}

        /// It is, or is not, as it should be.
        ///
        /// @param begun whether there is what the check is about, from when `within` runs
        record Found(boolean begun, boolean holds, String seen) implements Look {}
    }

    static Look look(BrokerCheck check, Known known) {
        return switch (check) {
            case TopicCheck topic -> topic(topic, known);
            case RecordsCheck records -> records(records, known);
            case GroupCheck group -> GroupJudge.look(group, known);
            case ConfigCheck config -> config(config, known);
            case HttpCheck http -> HttpJudge.look(http, known.answers().of(http.target()));
        };
    }

    private static Look topic(TopicCheck check, Known known) {
        var topic = known.topic(check.name());
        if (topic.isEmpty()) return nothing("No topic " + check.name() + " yet");
        int partitions = topic.get().partitions().size();
        long removed = topic.get().partitions().stream()
                .mapToLong(BrokerState.Partition::start)
                .sum();
        var settings = SettingsWords.of(check.config(), config(topic.get(), known));
        boolean holds = check.partitions().holds(partitions) && check.removed().holds(removed) && settings.hold();
        var seen = check.name() + " has " + count(partitions, "partition");
        if (!check.removed().isAny()) seen += ", " + count(removed, "record") + " removed from its beginning";
        return new Look.Found(true, holds, check.config().isEmpty() ? seen : seen + ", " + settings.seen());
    }

    private static Look config(ConfigCheck check, Known known) {
        var topic = known.topic(check.topic());
        if (topic.isEmpty()) return nothing("No topic " + check.topic() + " yet");
        var settings = SettingsWords.of(check.settings(), config(topic.get(), known));
        return new Look.Found(true, settings.hold(), check.topic() + " has " + settings.seen());
    }

    private static Map<String, String> config(BrokerState.Topic topic, Known known) {
        return known.configs().getOrDefault(topic.name(), Map.of());
    }

    private static Look records(RecordsCheck check, Known known) {
        var topic = known.topic(check.topic());
        if (topic.isEmpty()) return nothing("No topic " + check.topic() + " yet");
        var count = known.counts().of(check, topic.get());
        if (count.isEmpty() || !count.get().whole()) {
            long read = count.map(TopicTally.Count::read).orElse(0L);
            return new Look.Counting(String.format(
                    Locale.ROOT, "counting: %,d of %,d", read, topic.get().records()));
        }
        return new Look.Found(
                count.get().begun(), count.get().holds(), count.get().seen());
    }

    static Look nothing(String seen) {
        return new Look.Found(false, false, seen);
    }

    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
