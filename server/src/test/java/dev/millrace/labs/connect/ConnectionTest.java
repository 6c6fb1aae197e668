package dev.millrace.labs.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Security;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final String PEM = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    private static final Endpoint OPEN = new Endpoint("127.0.0.1", 20_001, new Security.Open());
    private static final Endpoint SHARED = new Endpoint(
            "kafka-1.example.org:9093",
            new Security.Scram("lab-noor", "its-2-pass-w0rd", Optional.of(new Security.Tls(PEM))),
            "lab-noor.");

    @Test
    void withoutAPasswordNoClientIsGivenOne() throws Exception {
        var card = new Connection(OPEN);
        assertThat(card.signIn()).isEmpty();
        assertThat(card.snippets())
                .extracting(Connection.Snippet::label)
                .containsExactly("C#", "Java", "kcat", "Kafka's tools");
        assertThat(card.snippets())
                .allSatisfy(snippet ->
                        assertThat(html(snippet)).contains("127.0.0.1:20001").doesNotContain("SASL", "Sasl", "ca.pem"));
        assertThat(text("client.properties", OPEN)).contains("bootstrap.servers=127.0.0.1:20001");
        assertThat(Download.of("lab-ca.pem", OPEN)).isEmpty();
    }

    @Test
    void withOneEveryClientSaysItInItsOwnWordsAndThePageCanMaskIt() {
        var snippets = new Connection(SHARED).snippets();
        assertThat(html(snippets.get(0)))
                .contains("SaslSsl", "ScramSha256", "lab-noor", "lab-ca.pem", "lab-noor.hello");
        assertThat(html(snippets.get(1))).contains("SASL_SSL", "ScramLoginModule", "truststore", "lab-noor.hello");
        assertThat(html(snippets.get(2))).contains("-X sasl.username=lab-noor", "ssl.ca.location=lab-ca.pem");
        assertThat(html(snippets.get(3))).contains("--command-config client.properties");
        assertThat(snippets.subList(0, 3))
                .allSatisfy(s -> assertThat(s.html())
                        .contains("<span class=\"secret\">its-2-pass-w0rd</span>")
                        .doesNotContain("its-2-pass-w0rd\""));
        assertThat(new Connection(SHARED).toString()).doesNotContain("its-2-pass-w0rd");
    }

    private static String html(Connection.Snippet snippet) {
        return snippet.html().replaceAll("<[^>]+>", "").replace("&quot;", "\"");
    }

    @Test
    void theSettingsFileIsOneThatKafkaReads() throws Exception {
        var settings = new Properties();
        settings.load(new StringReader(text("client.properties", SHARED)));
        assertThat(settings)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("ssl.truststore.location", "lab-ca.pem")
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required"
                                + " username=\"lab-noor\" password=\"its-2-pass-w0rd\";");
        assertThat(text("lab-ca.pem", SHARED)).isEqualTo(PEM);
    }

    @Test
    void aStarterHoldsItsFilesTheLabsSettingsAndNothingElse() throws Exception {
        var java = unzip("starter-java.zip");
        assertThat(java.keySet())
                .containsExactlyInAnyOrder(
                        "kafka-lab-java/.gitignore",
                        "kafka-lab-java/README.md",
                        "kafka-lab-java/client.properties",
                        "kafka-lab-java/lab-ca.pem",
                        "kafka-lab-java/pom.xml",
                        "kafka-lab-java/src/main/java/lab/Main.java");
        var csharp = unzip("starter-csharp.zip");
        assertThat(csharp.keySet()).contains("kafka-lab-csharp/Lab.csproj", "kafka-lab-csharp/Program.cs");
        assertThat(csharp.get("kafka-lab-csharp/client.properties"))
                .contains(
                        "sasl.username=lab-noor\n", "sasl.password=its-2-pass-w0rd\n", "ssl.ca.location=lab-ca.pem\n");
        for (var project : List.of(java, csharp)) {
            assertThat(project.toString()).doesNotContain("{{").contains("lab-noor.");
        }
        assertThat(java.get("kafka-lab-java/.gitignore")).contains("client.properties");
    }

    @Test
    void noOtherFileIsGivenOut() {
        for (var name : new String[] {"starter-../../etc.zip", "starter-.zip", "users", ""}) {
            assertThat(Download.of(name, SHARED)).isEmpty();
        }
    }

    private static String text(String name, Endpoint endpoint) throws IOException {
        return new String(Download.of(name, endpoint).orElseThrow().content().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> unzip(String name) throws IOException {
        var files = new HashMap<String, String>();
        try (var zip =
                new ZipInputStream(Download.of(name, SHARED).orElseThrow().content())) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
