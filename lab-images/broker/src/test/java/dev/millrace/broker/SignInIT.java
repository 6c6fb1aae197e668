package dev.millrace.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A broker whose clients have to sign in, with kcat (librdkafka) and Java's client.
@Timeout(300)
class SignInIT {
    private static final String WRONG = "Authentication failed";

    @TempDir
    Path folder;

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
    void only_who_is_in_the_users_file_gets_in_and_the_file_of_the_last_start_counts() throws Exception {
        start(users("lab-ada ada-password-1", "lab-bob bob-password-1"));
        assertThat(kcat("lab-ada", "ada-password-1")).isEqualTo("1 brokers");
        assertThat(kcat("lab-bob", "bob-password-1")).isEqualTo("1 brokers");
        assertThat(kcat("lab-ada", "bob-password-1")).contains(WRONG);
        // the password itself is only for encrypted connections
        assertThat(kcat(signIn("SASL_PLAINTEXT", "PLAIN", "lab-ada", "ada-password-1")))
                .contains("Unsupported SASL mechanism");
        assertThat(kcat("lab-eve", "ada-password-1")).contains(WRONG);
        assertThat(kcat(Map.of())).contains("Local: Broker transport failure");

        broker.terminate();
        start(users("lab-ada ada-password-2"));
        assertThat(kcat("lab-ada", "ada-password-2")).isEqualTo("1 brokers");
        assertThat(kcat("lab-ada", "ada-password-1")).contains(WRONG);
        assertThat(kcat("lab-bob", "bob-password-1")).contains(WRONG);
    }

    @Test
    void a_folder_that_was_open_before_asks_for_a_password_once_there_are_users_and_the_other_way_round()
            throws Exception {
        broker.start(folder, port);
        broker.awaitReady(port);
        assertThat(kcat(Map.of())).isEqualTo("1 brokers");
        broker.terminate();

        start(users("lab-ada ada-password-1"));
        assertThat(kcat("lab-ada", "ada-password-1")).isEqualTo("1 brokers");
        assertThat(kcat(Map.of())).contains("Local: Broker transport failure");
        broker.terminate();

        broker.start(folder, port);
        broker.awaitReady(port);
        assertThat(kcat(Map.of())).isEqualTo("1 brokers");
    }

    @Test
    void who_signed_in_does_everything_with_topics_and_nothing_with_the_broker_itself() throws Exception {
        start(users("lab-ada ada-password-1"));
        try (var admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic("orders", 2, (short) 1)))
                    .all()
                    .get();
            set(admin, new ConfigResource(ConfigResource.Type.TOPIC, "orders"), "cleanup.policy", "compact");
            refused(() ->
                    set(admin, new ConfigResource(ConfigResource.Type.BROKER, "1"), "log.cleaner.backoff.ms", "1000"));
            refused(() -> admin.alterUserScramCredentials(
                            List.of(new UserScramCredentialDeletion("lab-ada", ScramMechanism.SCRAM_SHA_256)))
                    .all()
                    .get());
        }
        inATransaction();
    }

    @Test
    void by_tls_the_broker_proves_itself_and_the_client_signs_in() throws Exception {
        var certificate = Certificate.make(folder);
        start(
                users("lab-ada ada-password-1"),
                "--tls-cert",
                certificate.chain().toString(),
                "--tls-key",
                certificate.key().toString(),
                "--advertise",
                "localhost:" + port);
        for (var mechanism : List.of("SCRAM-SHA-256", "PLAIN")) {
            var ada = new HashMap<>(signIn("SASL_SSL", mechanism, "lab-ada", "ada-password-1"));
            // without the authority's certificate there is no telling who answers
            assertThat(kcat(ada)).contains("certificate verify failed");
            ada.put("ssl.ca.location", certificate.authority().toString());
            assertThat(kcat(ada)).isEqualTo("1 brokers");
            ada.put("sasl.password", "not-hers-at-all");
            assertThat(kcat(ada)).contains("uthentication failed");
        }
        assertThat(kcat("lab-ada", "ada-password-1")).as("without TLS").isNotEqualTo("1 brokers");
    }

    private void start(Path users, String... more) throws Exception {
        var arguments = new ArrayList<>(List.of("--users", users.toString()));
        arguments.addAll(Arrays.asList(more));
        broker.start(folder, port, arguments.toArray(String[]::new));
        broker.awaitReady(port);
    }

    private Path users(String... lines) throws Exception {
        return Files.writeString(folder.resolve("users"), String.join("\n", lines) + "\n");
    }

    private Map<String, Object> client() {
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-256",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required"
                        + " username=\"lab-ada\" password=\"ada-password-1\";");
    }

    private void inATransaction() {
        var settings = new HashMap<>(client());
        settings.put("transactional.id", "lab-ada-1");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(new ProducerRecord<>("orders", "k", "v"));
            producer.commitTransaction();
        }
    }

    private static void set(Admin admin, ConfigResource resource, String name, String value) throws Exception {
        var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ClusterAuthorizationException.class);
    }

    private static Map<String, String> signIn(String protocol, String mechanism, String user, String password) {
        return Map.of(
                "security.protocol",
                protocol,
                "sasl.mechanism",
                mechanism,
                "sasl.username",
                user,
                "sasl.password",
                password);
    }

    private String kcat(String user, String password) throws Exception {
        return kcat(signIn("SASL_PLAINTEXT", "SCRAM-SHA-256", user, password));
    }

    /// `1 brokers`, or everything that kcat had to say.
    private String kcat(Map<String, String> settings) throws Exception {
        var command = new ArrayList<>(List.of("kcat", "-L", "-m", "2", "-b", "localhost:" + port));
        settings.forEach((name, value) -> command.addAll(List.of("-X", name + "=" + value)));
        command.addAll(List.of("-X", "broker.address.family=v4"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", library());
        var process = builder.start();
        var lines = process.inputReader().readAllLines();
        assertThat(process.waitFor(Duration.ofSeconds(30))).isTrue();
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.equals("1 brokers:"))
                .findFirst()
                .map(_ -> "1 brokers")
                .orElseGet(() -> String.join("\n", lines));
    }

    /// A folder with a librdkafka that can sign in, or without any where kcat's own can. What is run inherits neither
    /// input nor output: those of this process are the test runner's channel.
    private static String library() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/kcat")), "kcat is not installed");
        var home = Path.of(System.getProperty("millrace.home"));
        var install = new ProcessBuilder(home.resolve(".ci/clients/install.sh").toString())
                .redirectErrorStream(true)
                .start();
        var said = install.inputReader().readAllLines();
        assertThat(install.waitFor()).as("clients are installed: %s", said).isZero();
        return home.resolve("target/clients/lib").toString();
    }
}
