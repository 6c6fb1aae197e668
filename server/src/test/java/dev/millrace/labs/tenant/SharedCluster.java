package dev.millrace.labs.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/// A Kafka cluster as somebody else would keep it: Kafka's own server with KRaft's authorizer and SCRAM users, started
/// by Kafka's own main class. `admin` may do everything, `clerk` nothing yet.
final class SharedCluster implements AutoCloseable {
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required";
    private final Path folder;
    private final int port = freePort();
    private final Path settings;
    private Process process;

    private SharedCluster(Path folder) throws Exception {
        this.folder = folder;
        this.settings = folder.resolve("server.properties");
        write();
        assertThat(java("kafka.tools.StorageTool", formatting()).waitFor()).isZero();
        process = java("kafka.Kafka", List.of(settings.toString()));
    }

    static SharedCluster start(Path folder) throws Exception {
        var cluster = new SharedCluster(folder);
        cluster.awaitAnswer();
        return cluster;
    }

    private void write() throws IOException {
        var inner = freePort();
        var controller = freePort();
        var lines = new Properties();
        lines.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry(
                        "listeners",
                        "CLIENT://127.0.0.1:%d,INNER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                                .formatted(port, inner, controller)),
                Map.entry(
                        "listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,INNER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "INNER"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                Map.entry("log.dirs", folder.resolve("data").toString()),
                Map.entry("listener.name.client.sasl.enabled.mechanisms", "SCRAM-SHA-256"),
                Map.entry("listener.name.client.scram-sha-256.sasl.jaas.config", SCRAM + ";"),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", "User:admin;User:ANONYMOUS"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "1000")));
        try (var writer = Files.newBufferedWriter(settings)) {
            lines.store(writer, null);
        }
    }

    private List<String> formatting() {
        var words = new ArrayList<>(List.of("format", "--cluster-id", "c4hJ0vV2SVeUzq1hT7Yx7w", "--config"));
        words.add(settings.toString());
        for (var user : List.of("admin", "clerk")) {
            words.addAll(List.of("--add-scram", "SCRAM-SHA-256=[name=%s,password=%s-secret]".formatted(user, user)));
        }
        return words;
    }

    private Process java(String main, List<String> arguments) throws IOException {
        var dist = TestServer.home().resolve("lab-images/broker/target/dist");
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath(dist), main));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
    }

    private static String classPath(Path dist) throws IOException {
        try (var files = Files.list(dist)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /// Ends it the hard way; what it stores stays.
    void kill() throws Exception {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws Exception {
        process = java("kafka.Kafka", List.of(settings.toString()));
        awaitAnswer();
    }

    private void awaitAnswer() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            assertThat(process.isAlive())
                    .as(Files.readString(folder.resolve("output.txt")))
                    .isTrue();
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            try (var admin = Admin.create(client("admin"))) {
                admin.describeCluster().nodes().get(2, TimeUnit.SECONDS);
                return;
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                // not yet
            }
        }
    }

    /// A file for `--tenant-config`, with the password of `user`.
    Path config(String user, String... more) throws IOException {
        var file = folder.resolve("tenant-" + user + ".properties");
        var lines = new ArrayList<String>();
        client(user).forEach((name, value) -> lines.add(name + "=" + value));
        lines.addAll(List.of(more));
        return Files.write(file, lines);
    }

    Map<String, Object> client(String user) {
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-256",
                "sasl.jaas.config",
                "%s username=\"%s\" password=\"%s-secret\";".formatted(SCRAM, user, user));
    }

    private static int freePort() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        kill();
    }
}
