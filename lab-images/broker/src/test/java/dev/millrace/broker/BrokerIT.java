package dev.millrace.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The packaged broker as its own process, with kcat (librdkafka) as the client.
@Timeout(300)
class BrokerIT {
    @TempDir
    Path data;

    private final BrokerProcess broker = new BrokerProcess();
    private int port;

    @BeforeEach
    void choosePort() {
        port = Broker.freeLoopbackPort();
    }

    @AfterEach
    void leaveNothingRunning() throws Exception {
        broker.close();
    }

    @Test
    void kcat_produces_and_consumes_and_a_restart_keeps_the_records() throws Exception {
        broker.start(data, port);
        broker.awaitReady(port);
        produce("a:1\nb:2\na:3\n");
        assertThat(consume()).containsExactly("a:1", "b:2", "a:3");

        assertThat(broker.terminate()).as("exit code after SIGTERM").isEqualTo(128 + 15);
        assertThat(data.resolve("kafka/.kafka_cleanshutdown")).exists();

        broker.start(data, port);
        broker.awaitReady(port);
        assertThat(consume()).containsExactly("a:1", "b:2", "a:3");
    }

    @Test
    void records_survive_kill_9() throws Exception {
        broker.start(data, port);
        broker.awaitReady(port);
        produce("k:kept\n");
        broker.kill();

        broker.start(data, port);
        broker.awaitReady(port);
        assertThat(consume()).containsExactly("k:kept");
    }

    @Test
    void starts_with_the_trained_cache() throws Exception {
        broker.start(data, port, "-XX:AOTMode=on");
        broker.awaitReady(port);
    }

    @Test
    void a_taken_port_is_said_in_one_line() throws Exception {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            broker.start(data, port);
            assertThat(broker.awaitEnd()).isEqualTo(Ending.PORT_TAKEN.code());
        }
        assertThat(broker.errors())
                .singleElement()
                .asString()
                .contains("port taken")
                .contains(":" + port);
    }

    @Test
    void a_full_disk_is_said_in_one_line() throws Exception {
        try (var tiny = TinyDisk.mount(data, 8)) {
            broker.start(tiny.folder(), port);
            assertThat(broker.awaitEnd()).isEqualTo(Ending.DISK_FULL.code());
        }
        assertThat(broker.errors()).singleElement().asString().contains("disk full");
    }

    @Test
    void a_disk_that_fills_up_ends_the_broker_with_its_reason() throws Exception {
        try (var tiny = TinyDisk.mount(data, 40)) {
            broker.start(tiny.folder(), port);
            broker.awaitReady(port);
            assertThat(floodedToTheEnd()).isEqualTo(Ending.DISK_FULL.code());
        }
        assertThat(broker.errors()).last().asString().contains("disk full");
    }

    @Test
    void a_broker_that_stores_more_than_it_may_stops_and_starts_again_with_some_room() throws Exception {
        broker.start(data, port, "--disk-limit", "20");
        broker.awaitReady(port);
        assertThat(floodedToTheEnd()).isEqualTo(Ending.DISK_LIMIT.code());
        assertThat(broker.errors()).last().asString().contains("disk limit");

        broker.start(data, port, "--disk-limit", "20");
        broker.awaitReady(port);
        assertThat(broker.endsWithin(3, TimeUnit.SECONDS)).as("ended again").isFalse();
    }

    private int floodedToTheEnd() throws Exception {
        var flood = new ProcessBuilder(
                        "sh",
                        "-c",
                        "yes $(head -c 2000 /dev/zero | tr '\\0' x)" + " | kcat -P -b 127.0.0.1:" + port
                                + " -t flood -X message.timeout.ms=20000")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return broker.awaitEnd();
        } finally {
            flood.descendants().forEach(ProcessHandle::destroyForcibly);
            flood.destroyForcibly().waitFor();
        }
    }

    @Test
    void an_untouched_lease_stops_the_broker_and_a_touched_one_keeps_it() throws Exception {
        var lease = Files.createFile(data.resolve("lease"));
        broker.start(data, port, "--lease", lease.toString(), "--lease-time", "PT4S");
        broker.awaitReady(port);
        for (int i = 0; i < 6; i++) {
            Files.setLastModifiedTime(
                    lease, java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() + i));
            assertThat(broker.endsWithin(1, TimeUnit.SECONDS)).isFalse();
        }
        assertThat(broker.awaitEnd()).isEqualTo(Ending.LEASE_EXPIRED.code());
    }

    @Test
    void an_unknown_option_is_a_usage_error() throws Exception {
        broker.start(data, port, "--colour", "blue");
        assertThat(broker.awaitEnd()).isEqualTo(Ending.USAGE.code());
        assertThat(broker.errors()).singleElement().asString().contains("unknown option --colour");
    }

    private void produce(String lines) throws Exception {
        var kcat = kcat("-P", "-t", "orders", "-K", ":");
        try (var input = kcat.outputWriter()) {
            input.write(lines);
        }
        assertThat(kcat.waitFor()).isZero();
    }

    private java.util.List<String> consume() throws Exception {
        var kcat = kcat("-C", "-t", "orders", "-o", "beginning", "-e", "-q", "-K", ":");
        var lines = kcat.inputReader().readAllLines();
        assertThat(kcat.waitFor()).isZero();
        return lines;
    }

    private Process kcat(String... arguments) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/kcat")), "kcat is not installed");
        var command = new java.util.ArrayList<>(java.util.List.of("kcat", "-b", "127.0.0.1:" + port));
        command.addAll(java.util.List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
