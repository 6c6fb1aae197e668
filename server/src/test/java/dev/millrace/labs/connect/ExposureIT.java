package dev.millrace.labs.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.LabSettings;
import dev.millrace.TestServer;
import dev.millrace.client.Visitor;
import dev.millrace.labs.Kcat;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Exposure;
import dev.millrace.labs.runtime.Security;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// A whole server whose labs are reached from other machines: what two students get from their connection cards, and
/// what kcat, kafkajs and Java make of it.
@Timeout(240)
class ExposureIT {
    private static final String LAB = "tour-your-broker";
    /// Below the range from which systems take outgoing ports, and not the default one of labs.
    private static final int FIRST = 31_200;

    private static final int LAST = 31_399;

    @TempDir
    Path data;

    @Test
    void eachStudentGetsInWithTheirOwnPasswordAndNobodyElse() throws Exception {
        try (var server = open(Optional.empty())) {
            passwords(server);
        }
    }

    private static void passwords(TestServer server) throws Exception {
        var noor = server.student("Noor");
        var hers = ready(noor);
        var his = ready(server.student("Sem"));
        assertThat(hers.port()).isBetween(FIRST, LAST);
        assertThat(hers.security().clientSettings()).containsEntry("security.protocol", "SASL_PLAINTEXT");

        Kcat.produce(hers, "orders", 3, "a:1");
        assertThat(Kcat.consume(hers, "orders")).containsExactly("a:1");
        assertThat(Kafkajs.talk(hers, "orders")).startsWith("topics: ").contains("orders");
        // the server's own client signs in as well
        await(() -> page(noor).contains("from kafkajs"));

        assertThat(Kcat.refusal(with(hers, his))).contains("Authentication failed");
        assertThat(Kafkajs.talk(with(hers, his), "orders")).contains("refused: ", "Authentication failed");
        assertThat(Kcat.refusal(with(hers, guess(hers)))).contains("Authentication failed");
        assertThat(Kafkajs.talk(with(hers, guess(hers)), "orders")).contains("refused: ", "Authentication failed");
        var nobody = new Endpoint(hers.host(), hers.port(), new Security.Open());
        assertThat(Kcat.refusal(nobody)).contains("Failed to acquire metadata");
        assertThat(Kafkajs.talk(nobody, "orders")).contains("refused: ");
    }

    @Test
    void withACertificateEverythingIsEncryptedAndTheStarterRunsAsItIs() throws Exception {
        var certificate = TestCertificate.make(data);
        var chain = data.resolve("chain.pem");
        Files.writeString(chain, Files.readString(certificate.chain()) + Files.readString(certificate.authority()));
        try (var server = open(Optional.of(new Exposure.Certificate(chain, certificate.key())))) {
            encrypted(server);
        }
    }

    private void encrypted(TestServer server) throws Exception {
        var noor = server.student("Noor");
        var hers = ready(noor);
        assertThat(hers.security().clientSettings()).containsEntry("security.protocol", "SASL_SSL");

        assertThat(starter(server, noor, "produce")).contains("made the topic hello", "-> partition ");
        assertThat(Kcat.consume(hers, "hello")).hasSize(10).contains("key-1:hello 1");
        assertThat(Kafkajs.talk(hers, "hello")).isEqualTo("topics: hello");
        assertThat(Kcat.refusal(with(hers, guess(hers)))).contains("Authentication failed");
        var unencrypted = new Security.Scram(scram(hers).user(), scram(hers).password(), Optional.empty());
        assertThat(Kcat.refusal(new Endpoint(hers.host(), hers.port(), unencrypted)))
                .contains("transport failure");
    }

    private TestServer open(Optional<Exposure.Certificate> certificate) {
        var exposure = Exposure.open("127.0.0.1", FIRST, LAST, certificate);
        var usual = LabSettings.embedded();
        return TestServer.start(TestServer.settings(data)
                .withLabs(new LabSettings(
                        usual.runtime(),
                        usual.keeper(),
                        exposure,
                        usual.tenantConfig(),
                        usual.idle(),
                        usual.pool(),
                        usual.callbacks())));
    }

    /// Starts the lab, and reads from the card's own file how to reach it.
    private static Endpoint ready(Visitor student) throws Exception {
        student.htmx("POST", "/lab/start", Map.of("lab", LAB));
        await(() -> page(student).contains("id=\"lab-bootstrap\""));
        var file = student.get("/lab/connection/client.properties");
        assertThat(file.headers().firstValue("Cache-Control")).contains("no-store");
        var settings = new Properties();
        settings.load(new StringReader(file.body()));
        var words = settings.getProperty("sasl.jaas.config").split("\"", -1);
        assertThat(page(student)).contains(words[1]).contains(words[3]);
        var encrypted = settings.getProperty("security.protocol").equals("SASL_SSL");
        var tls = encrypted
                ? Optional.of(new Security.Tls(
                        student.get("/lab/connection/lab-ca.pem").body()))
                : Optional.<Security.Tls>empty();
        var address = settings.getProperty("bootstrap.servers");
        return new Endpoint(address, new Security.Scram(words[1], words[3], tls), "");
    }

    private static Endpoint with(Endpoint broker, Endpoint whose) {
        return with(broker, scram(whose));
    }

    private static Endpoint with(Endpoint broker, Security.Scram other) {
        return new Endpoint(broker.bootstrap(), other, "");
    }

    private static Security.Scram guess(Endpoint broker) {
        var right = scram(broker);
        return new Security.Scram(right.user(), "a-guess-of-it", right.tls());
    }

    private static Security.Scram scram(Endpoint broker) {
        return (Security.Scram) broker.security();
    }

    /// Downloads the Java project, compiles it and runs it as its README says, without Maven.
    private String starter(TestServer server, Visitor student, String argument) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.address() + "/lab/connection/starter-java.zip"));
        var zip = student.client()
                .send(request.build(), BodyHandlers.ofByteArray())
                .body();
        var project = unzip(zip).resolve("kafka-lab-java");
        var libraries = List.of(jar(KafkaProducer.class), jar(LoggerFactory.class));
        var classes = project.resolve("target/classes").toString();
        var path = String.join(":", libraries) + ":" + classes;
        run(project, "javac", "--release", "17", "-cp", path, "-d", classes, "src/main/java/lab/Main.java");
        return run(project, "java", "-cp", path, "lab.Main", argument);
    }

    private Path unzip(byte[] content) throws Exception {
        var folder = data.resolve("starter");
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
        return folder;
    }

    private static String jar(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private static String run(Path folder, String program, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = String.join("\n", process.inputReader().readAllLines());
        assertThat(process.waitFor(Duration.ofSeconds(60))).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static String page(Visitor student) {
        return student.htmx("GET", "/lab?lab=" + LAB, Map.of()).body();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
