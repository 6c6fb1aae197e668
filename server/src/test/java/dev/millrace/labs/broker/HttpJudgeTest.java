package dev.millrace.labs.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.millrace.content.BrokerCheck.HttpCheck;
import dev.millrace.content.check.Condition;
import dev.millrace.content.check.FieldPath;
import dev.millrace.content.check.HttpTarget;
import dev.millrace.content.check.Timing;
import dev.millrace.labs.broker.CheckJudge.Look;
import dev.millrace.labs.broker.CheckState.Standing;
import dev.millrace.labs.broker.ServiceCalls.Answer;
import dev.millrace.labs.callback.Called;
import dev.millrace.labs.tally.Expected;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a service answered, held against a check.
class HttpJudgeTest {
    private static final Map<FieldPath, Condition> THREE =
            Map.of(field("count"), new Condition.Is(List.of(new IntNode(3))));

    @Test
    void status_and_fields_are_held_against_the_check() {
        assertThat(look(check(200, THREE, ""), 200, "{\"count\": 3}")).isEqualTo("so: Status 200, count is 3");
        assertThat(look(check(200, THREE, ""), 200, "{\"count\": 2}")).isEqualTo("not yet: Status 200, count is 2");
        assertThat(look(check(200, THREE, ""), 200, "{\"counts\": 3}"))
                .isEqualTo("not yet: Status 200, count is not there");
        assertThat(look(check(404, Map.of(), ""), 404, "")).isEqualTo("so: Status 404");
    }

    @Test
    void of_another_status_the_answer_is_shown_and_a_redirect_is_said_not_to_be_followed() {
        assertThat(look(check(200, THREE, ""), 500, "NullReferenceException"))
                .isEqualTo("not yet: Status 500, it begins with “NullReferenceException”");
        assertThat(look(check(200, THREE, ""), 404, "")).isEqualTo("not yet: Status 404, nothing in it");
        assertThat(look(check(200, THREE, ""), 307, ""))
                .isEqualTo("not yet: Status 307, and redirects are not followed");
    }

    @Test
    void what_is_not_json_or_too_long_is_said() {
        assertThat(look(check(200, THREE, ""), 200, "<!DOCTYPE html>"))
                .isEqualTo("not yet: Status 200, but the answer is not JSON, it begins with “<!DOCTYPE html>”");
        assertThat(look(check(200, THREE, ""), 200, "{\"count\": 3} and more")).contains("not JSON");
        var cut = new Called.Answered(200, "{\"count\": 3}", false);
        assertThat(look(check(200, THREE, ""), cut)).contains("longer than the 64 KiB that are read");
    }

    @Test
    void a_text_in_the_answer_is_looked_for() {
        assertThat(look(check(200, Map.of(), "o-17"), 200, "orders: o-16, o-17"))
                .isEqualTo("so: Status 200, with “o-17” in it");
        assertThat(look(check(200, Map.of(), "o-17"), 200, "orders: o-16"))
                .isEqualTo("not yet: Status 200, without “o-17”, it begins with “orders: o-16”");
    }

    @Test
    void what_a_service_writes_is_cut_and_without_control_characters() {
        var seen = look(check(200, Map.of(), ""), 500, "\u001b[31m\r\nred\u0000" + "x".repeat(10_000));

        assertThat(seen)
                .hasSizeLessThan(120)
                .doesNotContain("\u001b", "\n", "\r", "\u0000")
                .endsWith("…”");
    }

    @Test
    void why_nobody_answered_is_passed_on_and_before_the_first_call_nothing_is_known() {
        var silent = new Answer(new Called.Unanswered("Nothing answers at 10.0.0.7:8080"), 0);
        assertThat(HttpJudge.look(check(200, THREE, ""), Optional.of(silent)))
                .isEqualTo(new Look.Found(false, false, "Nothing answers at 10.0.0.7:8080"));
        assertThat(HttpJudge.look(check(200, THREE, ""), Optional.empty())).isInstanceOf(Look.Unseen.class);
    }

    @Test
    void the_expected_answer_is_said_in_words_that_go_with_what_was_seen() {
        assertThat(Expected.of(check(200, THREE, "o-1")))
                .isEqualTo("GET /orders answered with status 200, JSON where count is 3, with “o-1” in it");
    }

    @Test
    void what_has_to_stay_so_does_not_run_on_while_nobody_calls() {
        var timing = new Timing(Optional.empty(), Optional.of(Duration.ofSeconds(10)));
        var check =
                new HttpCheck("id", "Title", timing, new HttpTarget(8080, "/orders"), 200, Map.of(), Optional.empty());
        var timer = new CheckTimer(check);
        var so = new Look.Found(true, true, "Status 200");

        assertThat(timer.at(so, seconds(0)).standing()).isEqualTo(Standing.HOLDING);
        assertThat(timer.at(new Look.Unseen("calling"), seconds(14)).standing()).isEqualTo(Standing.COUNTING);
        assertThat(timer.at(so, seconds(16)).standing())
                .as("nobody called for too long")
                .isEqualTo(Standing.HOLDING);
        assertThat(timer.at(so, seconds(16)).standing())
                .as("the same call again")
                .isEqualTo(Standing.HOLDING);
        assertThat(timer.at(so, seconds(26)).standing()).isEqualTo(Standing.PASSED);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private static HttpCheck check(int status, Map<FieldPath, Condition> json, String contains) {
        return new HttpCheck(
                "id",
                "Title",
                Timing.NONE,
                new HttpTarget(8080, "/orders"),
                status,
                json,
                Optional.of(contains).filter(text -> !text.isEmpty()));
    }

    private static FieldPath field(String text) {
        return FieldPath.parse(text).orElseThrow();
    }

    private static String look(HttpCheck check, int status, String body) {
        return look(check, new Called.Answered(status, body, true));
    }

    private static String look(HttpCheck check, Called called) {
        var look = (Look.Found) HttpJudge.look(check, Optional.of(new Answer(called, 0)));
        return (look.holds() ? "so: " : "not yet: ") + look.seen();
    }
}
