package dev.millrace.labs.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.content.check.HttpTarget;
import dev.millrace.identity.StudentId;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which computer belongs to which student.
class CallbacksTest {
    private static final StudentId NOOR = new StudentId("noor");
    private static final StudentId SEM = new StudentId("sem");
    private static final HttpTarget ORDERS = new HttpTarget(8080, "/orders");

    private final Callbacks callbacks = new Callbacks(new CallRules(true, true, false));

    @AfterEach
    void close() {
        callbacks.close();
    }

    @Test
    void where_two_students_come_from_one_address_neither_is_called() throws Exception {
        callbacks.saw(NOOR, from("203.0.113.7"));
        callbacks.saw(SEM, from("203.0.113.7"));

        assertThat(why(NOOR)).contains("Others' pages come from 203.0.113.7 too");
        assertThat(why(SEM)).contains("Others' pages come from 203.0.113.7 too");
    }

    @Test
    void the_latest_request_says_where_a_student_is() throws Exception {
        assertThat(why(NOOR)).contains("Open the lab's page");
        callbacks.saw(NOOR, from("192.168.1.20"));
        assertThat(callbacks.computer(NOOR)).contains("192.168.1.20");
        callbacks.saw(NOOR, from("169.254.1.1"));
        assertThat(callbacks.computer(NOOR)).isEmpty();
        assertThat(why(NOOR)).contains("169.254.1.1");
    }

    @Test
    void a_port_is_chosen_in_place_of_one_and_by_one_student() {
        callbacks.choose(NOOR, 8080, 5080);

        assertThat(callbacks.port(NOOR, 8080)).isEqualTo(5080);
        assertThat(callbacks.port(NOOR, 8081)).isEqualTo(8081);
        assertThat(callbacks.port(SEM, 8080)).isEqualTo(8080);
    }

    private String why(StudentId student) throws InterruptedException {
        return ((Called.Unanswered) callbacks.of(student).call(ORDERS)).why();
    }

    private static Origin from(String address) {
        return new Origin(Optional.of(InetAddress.ofLiteral(address)), 7070);
    }
}
