package dev.millrace.labs.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom the server calls, and whom it never does.
class CallRulesTest {
    private static final int OWN = 7070;
    private static final CallRules LOCAL = new CallRules(true, false, false);
    private static final CallRules CLASSROOM = new CallRules(true, true, false);
    private static final CallRules PROXIED = new CallRules(true, true, true);

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.20", "10.0.0.7", "172.31.255.1", "fd12:3456::20", "203.0.113.7", "2001:db8::7"})
    void the_computer_that_connected_is_called(String address) {
        assertThat(refusal(CLASSROOM, address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "fe80::1",
                "0.0.0.0",
                "0.1.2.3",
                "::",
                "224.0.0.1",
                "ff02::1",
                "255.255.255.255",
                "64:ff9b::a9fe:a9fe",
                "::ffff:169.254.169.254",
                "fd00:ec2::254",
                "100.100.100.200"
            })
    void nothing_that_no_student_sits_at_is_called_whoever_says_so(String address) {
        assertThat(refusal(LOCAL, address)).contains("no address of a computer to call");
        assertThat(refusal(CLASSROOM, address)).contains("no address of a computer to call");
        assertThat(refusal(PROXIED, address)).contains("no address of a computer to call");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1"})
    void the_servers_own_computer_is_called_only_where_nobody_else_reaches_the_server(String address) {
        assertThat(refusal(LOCAL, address)).isEmpty();
        assertThat(refusal(CLASSROOM, address)).contains("the server's own computer");
        assertThat(refusal(PROXIED, address)).contains("the server's own computer");
    }

    @Test
    void the_servers_address_in_its_network_is_its_own_computer_too() throws Exception {
        var here = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
        if (here.isPresent()) {
            assertThat(CLASSROOM.refusal(new Origin(here, OWN), 8080).orElse(""))
                    .contains("the server's own computer");
        }
    }

    @Test
    void behind_a_proxy_only_private_addresses_are_called_since_it_says_them_and_nobody_shows_them() {
        assertThat(refusal(PROXIED, "192.168.1.20")).isEmpty();
        assertThat(refusal(PROXIED, "fd12:3456::20")).isEmpty();
        assertThat(refusal(PROXIED, "203.0.113.7")).contains("203.0.113.7").contains("the server's own network");
        assertThat(refusal(PROXIED, "100.64.0.9")).contains("the server's own network");
        assertThat(refusal(PROXIED, "172.32.0.1")).contains("the server's own network");
    }

    @Test
    void the_servers_own_port_is_never_called() {
        assertThat(LOCAL.refusal(from("127.0.0.1"), OWN).orElse("")).contains("Port 7070 is this server's own");
        assertThat(CLASSROOM.refusal(from("192.168.1.20"), OWN).orElse("")).contains("is this server's own");
    }

    @Test
    void an_address_that_is_not_certain_and_a_server_that_calls_nobody_are_said() {
        assertThat(CLASSROOM.refusal(new Origin(Optional.empty(), OWN), 8080).orElse(""))
                .contains("a proxy that this server was not told to trust");
        assertThat(PROXIED.refusal(new Origin(Optional.empty(), OWN), 8080).orElse(""))
                .contains("X-Forwarded-For");
        assertThat(refusal(CallRules.OFF, "192.168.1.20")).contains("--callbacks on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "metadata.google.internal", "1.2.3", "0x7f.0.0.1", "fe80::1%eth0", "unknown", ""})
    void a_name_is_no_address_and_is_never_looked_up(String text) {
        assertThat(Origin.literal(text)).isEmpty();
    }

    private static String refusal(CallRules rules, String address) {
        return rules.refusal(from(address), 8080).orElse("");
    }

    private static Origin from(String address) {
        return new Origin(Optional.of(InetAddress.ofLiteral(address)), OWN);
    }
}
