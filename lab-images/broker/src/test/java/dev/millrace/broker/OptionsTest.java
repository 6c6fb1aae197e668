package dev.millrace.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void loopback_and_no_lease_are_the_defaults() {
        var options = Options.parse(List.of("--data", "/d", "--port", "9092"));
        assertThat(options.bind()).isEqualTo("127.0.0.1");
        assertThat(options.lease()).isEmpty();
        assertThat(options.advertise()).isEqualTo("127.0.0.1:9092");
        assertThat(options.users()).isEmpty();
        assertThat(options.tls()).isEmpty();
        assertThat(options.diskLimit()).isEmpty();
    }

    @Test
    void what_clients_are_told_may_differ_from_where_the_broker_listens() {
        var line = "--data /d --port 9092 --bind 0.0.0.0 --advertise labs.example.org:20007";
        assertThat(Options.parse(List.of(line.split(" "))).advertise()).isEqualTo("labs.example.org:20007");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port 9092",
                "--data /d",
                "--data /d --port x",
                "--data /d --port 0",
                "--data /d --port 70000",
                "--data /d --port 9092 --lease-time soon",
                "--data /d --port 9092 --lease",
                "--data /d --port 9092 --bind 0.0.0.0",
                "--data /d --port 9092 --advertise labs.example.org",
                "--data /d --port 9092 --advertise 0.0.0.0:9092",
                "--data /d --port 9092 --advertise labs.example.org:0",
                "--data /d --port 9092 --tls-cert /d/cert.pem",
                "--data /d --port 9092 --tls-cert /none/cert.pem --tls-key /none/key.pem",
                "--data /d --port 9092 --disk-limit 0",
                "--data /d --port 9092 --disk-limit 2GiB",
                "--data /d --port 9092 extra"
            })
    void what_cannot_be_used_is_a_usage_error_that_says_how(String line) {
        assertThatThrownBy(() -> Options.parse(List.of(line.split(" "))))
                .isInstanceOfSatisfying(
                        BrokerFailure.class,
                        failure -> assertThat(failure.ending()).isEqualTo(Ending.USAGE))
                .hasMessageContaining("usage:");
    }
}
