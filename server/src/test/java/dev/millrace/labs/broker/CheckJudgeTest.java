package dev.millrace.labs.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.millrace.content.BrokerCheck;
import dev.millrace.content.BrokerCheck.ConfigCheck;
import dev.millrace.content.BrokerCheck.GroupCheck;
import dev.millrace.content.BrokerCheck.RecordsCheck;
import dev.millrace.content.BrokerCheck.TopicCheck;
import dev.millrace.content.check.Condition;
import dev.millrace.content.check.Range;
import dev.millrace.content.check.Timing;
import dev.millrace.labs.broker.BrokerState.Group;
import dev.millrace.labs.broker.BrokerState.Member;
import dev.millrace.labs.broker.BrokerState.Partition;
import dev.millrace.labs.broker.BrokerState.Position;
import dev.millrace.labs.broker.BrokerState.Topic;
import dev.millrace.labs.broker.CheckJudge.Known;
import dev.millrace.labs.broker.CheckJudge.Look;
import dev.millrace.labs.broker.CheckState.Standing;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/// Each kind of check with both outcomes, and what lasts.
class CheckJudgeTest {
    private static final Topic ORDERS =
            new Topic("sam.orders", Uuid.ONE_UUID, List.of(new Partition(0, 4, 10), new Partition(1, 0, 5)));
    private static final Group BILLING = new Group(
            "sam.billing",
            "STABLE",
            List.of(new Member("one", List.of("sam.orders-0", "sam.orders-1")), new Member("two", List.of())),
            List.of(
                    new Position("sam.orders", 0, Optional.of(7L), 10, 3),
                    new Position("sam.orders", 1, Optional.of(5L), 5, 0)));
    private static final BrokerState STATE = new BrokerState(List.of(ORDERS), List.of(BILLING), Optional.empty());

    @Test
    void a_topic_is_found_under_the_students_prefix() {
        assertThat(look(topic("orders", Range.exactly(2), Range.ANY))).isEqualTo("so: orders has 2 partitions");
        assertThat(look(topic("orders", Range.exactly(3), Range.ANY))).isEqualTo("not yet: orders has 2 partitions");
        assertThat(look(topic("payments", Range.ANY, Range.ANY))).isEqualTo("not yet: No topic payments yet");
    }

    @Test
    void what_retention_removed_counts() {
        assertThat(look(topic("orders", Range.ANY, Range.atLeast(4)))).startsWith("so:");
        assertThat(look(topic("orders", Range.ANY, Range.atLeast(5))))
                .isEqualTo("not yet: orders has 2 partitions, 4 records removed from its beginning");
    }

    @Test
    void settings_are_compared_as_text_or_as_numbers() {
        assertThat(look(config("cleanup.policy", new Condition.Is(List.of(TextNode.valueOf("compact"))))))
                .isEqualTo("so: orders has cleanup.policy compact");
        var shorter = new Condition.Between(Optional.empty(), Optional.of(new BigDecimal(1000)));
        assertThat(look(config("retention.ms", shorter))).isEqualTo("not yet: orders has retention.ms 60000");
        assertThat(look(config("segment.ms", shorter))).isEqualTo("not yet: orders has segment.ms not set");
    }

    @Test
    void a_group_is_judged_by_members_lag_commits_and_shares() {
        assertThat(look(group(Range.atLeast(2), Range.atMost(3), Map.of(), Map.of(), 0)))
                .isEqualTo("so: 2 members, lag 3");
        assertThat(look(group(Range.atLeast(3), Range.ANY, Map.of(), Map.of(), 0)))
                .startsWith("not yet: 2 members");
        assertThat(look(group(Range.ANY, Range.atMost(0), Map.of(), Map.of(), 0)))
                .isEqualTo("not yet: 2 members, lag 3");
        assertThat(look(group(Range.ANY, Range.ANY, Map.of("orders-0", Range.exactly(7)), Map.of(), 0)))
                .isEqualTo("so: 2 members, lag 3, committed in orders-0: 7");
        assertThat(look(group(Range.ANY, Range.ANY, Map.of("orders", Range.exactly(15)), Map.of(), 0)))
                .isEqualTo("not yet: 2 members, lag 3, committed in orders: 12");
        assertThat(look(group(Range.ANY, Range.ANY, Map.of(), Map.of("orders", Range.exactly(2)), 0)))
                .startsWith("so:");
        assertThat(look(group(Range.ANY, Range.ANY, Map.of(), Map.of(), 1)))
                .isEqualTo("not yet: 2 members, lag 3, a member with 0 partitions");
    }

    @Test
    void records_are_not_judged_before_all_of_them_are_counted() {
        var check = new RecordsCheck("id", "Title", "orders", 1, false, 0);
        var half = new TopicTally.Count(false, 5, true, true, "5 records");
        var whole = new TopicTally.Count(true, 11, true, true, "11 records");

        assertThat(CheckJudge.look(check, known(half))).isEqualTo(new Look.Counting("counting: 5 of 11"));
        assertThat(CheckJudge.look(check, known(whole))).isEqualTo(new Look.Found(true, true, "11 records"));
    }

    @Test
    void what_must_stay_so_passes_after_its_time_and_begins_anew_when_it_was_otherwise() {
        var timer = timer(Optional.empty(), Optional.of(Duration.ofSeconds(10)));

        assertThat(at(timer, 0, true, true)).isEqualTo(Standing.HOLDING);
        assertThat(at(timer, 9, true, true)).isEqualTo(Standing.HOLDING);
        assertThat(at(timer, 9.5, true, false)).isEqualTo(Standing.NOT_YET);
        assertThat(at(timer, 11, true, true)).isEqualTo(Standing.HOLDING);
        assertThat(at(timer, 21, true, true)).isEqualTo(Standing.PASSED);
    }

    @Test
    void nobody_can_say_what_held_while_nobody_looked() {
        var timer = timer(Optional.empty(), Optional.of(Duration.ofSeconds(20)));

        assertThat(at(timer, 0, true, true)).isEqualTo(Standing.HOLDING);
        assertThat(at(timer, 30, true, true)).isEqualTo(Standing.HOLDING);
        assertThat(at(timer, 40, true, true)).isEqualTo(Standing.HOLDING);
        assertThat(at(timer, 50, true, true)).isEqualTo(Standing.PASSED);
    }

    @Test
    void what_must_be_so_in_time_is_late_until_it_begins_anew() {
        var timer = timer(Optional.of(Duration.ofSeconds(5)), Optional.empty());

        assertThat(at(timer, 0, false, false)).isEqualTo(Standing.NOT_YET);
        assertThat(at(timer, 10, true, false)).isEqualTo(Standing.NOT_YET);
        assertThat(at(timer, 16, true, false)).isEqualTo(Standing.NOT_YET);
        assertThat(at(timer, 17, true, true)).as("too late").isEqualTo(Standing.NOT_YET);
        assertThat(at(timer, 18, false, false)).isEqualTo(Standing.NOT_YET);
        assertThat(at(timer, 19, true, false)).isEqualTo(Standing.NOT_YET);
        assertThat(at(timer, 23, true, true)).isEqualTo(Standing.PASSED);
    }

    private static Standing at(CheckTimer timer, double seconds, boolean begun, boolean holds) {
        return timer.at(new Look.Found(begun, holds, "seen"), (long) (seconds * 1e9))
                .standing();
    }

    private static CheckTimer timer(Optional<Duration> within, Optional<Duration> stays) {
        return new CheckTimer(new ConfigCheck("id", "Title", new Timing(within, stays), "orders", Map.of()));
    }

    private static String look(BrokerCheck check) {
        var look = (Look.Found) CheckJudge.look(check, known(new TopicTally.Count(true, 0, false, false, "")));
        return (look.holds() ? "so: " : "not yet: ") + look.seen();
    }

    private static Known known(TopicTally.Count count) {
        var settings = Map.of("sam.orders", Map.of("cleanup.policy", "compact", "retention.ms", "60000"));
        return new Known("sam.", STATE, settings, (_, _) -> Optional.of(count), _ -> Optional.empty());
    }

    private static TopicCheck topic(String name, Range partitions, Range removed) {
        return new TopicCheck("id", "Title", Timing.NONE, name, partitions, removed, Map.of());
    }

    private static ConfigCheck config(String name, Condition condition) {
        return new ConfigCheck("id", "Title", Timing.NONE, "orders", Map.of(name, condition));
    }

    private static GroupCheck group(
            Range members, Range lag, Map<String, Range> committed, Map<String, Range> assigned, long each) {
        return new GroupCheck("id", "Title", Timing.NONE, "billing", members, lag, committed, assigned, each);
    }
}
