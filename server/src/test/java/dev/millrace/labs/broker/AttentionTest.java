package dev.millrace.labs.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.content.BrokerCheck.HttpCheck;
import dev.millrace.content.BrokerCheck.TopicCheck;
import dev.millrace.content.check.HttpTarget;
import dev.millrace.content.check.Timing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When there is anything to do for whom.
class AttentionTest {
    private static final HttpTarget ORDERS = new HttpTarget(8080, "/orders");
    private static final HttpCheck SERVICE =
            new HttpCheck("service", "Service", Timing.NONE, ORDERS, 200, Map.of(), Optional.empty());
    private static final TopicCheck TOPIC = new TopicCheck("topic", "Topic", "orders", 1);

    private final Attention attention = new Attention();

    @Test
    void a_service_is_called_while_somebody_looks_and_only_then() {
        attention.judge(List.of(SERVICE, TOPIC));
        assertThat(attention.calledTargets()).isEmpty();
        assertThat(attention.isNeeded()).as("for the topic").isTrue();

        attention.look("");
        assertThat(attention.calledTargets()).containsExactly(ORDERS);
        attention.lookAway("");
        assertThat(attention.calledTargets()).isEmpty();

        attention.judge(List.of(SERVICE));
        assertThat(attention.isNeeded()).as("for a service that is not called").isFalse();
    }

    @Test
    void a_service_is_called_when_its_check_is_to_be_proved() {
        attention.prove(SERVICE);
        assertThat(attention.calledTargets()).containsExactly(ORDERS);

        attention.proved(SERVICE);
        assertThat(attention.calledTargets()).isEmpty();
    }
}
