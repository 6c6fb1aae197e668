package dev.millrace.labs.connect;

import dev.millrace.content.text.Highlighter;
import dev.millrace.content.text.Language;
import dev.millrace.labs.connect.Connection.Snippet;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The settings of one lab in the words of each client.
final class Snippets {
    private static final String OLD_KCAT = "kcat signs in with librdkafka 2.6.1 or newer (kcat -V says which it has):"
            + " older ones are refused by Kafka since 3.8.1, whatever the password.";
    /// Letters alone, and nothing that a lab's address or name could hold.
    private static final String PASSWORD = "zzPasswordzz";

    private final Endpoint endpoint;
    private final Optional<Security.Scram> scram;
    private final Optional<String> authority;

    private Snippets(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.scram = endpoint.security() instanceof Security.Scram s ? Optional.of(s) : Optional.empty();
        this.authority = scram.flatMap(Connection::authority);
    }

    static List<Snippet> of(Endpoint endpoint) {
        var all = new Snippets(endpoint);
        return List.of(
                all.snippet("csharp", "csharp", "C#", "Package Confluent.Kafka.", Language.CSHARP, all.csharp()),
                all.snippet(
                        "java", "java", "Java", "Library org.apache.kafka:kafka-clients.", Language.JAVA, all.java()),
                all.snippet("kcat", "bash", "kcat", all.kcatNote(), Language.BASH, all.kcat()),
                all.snippet("tools", "", "Kafka's tools", all.toolsNote(), Language.BASH, all.tools()));
    }

    /// The password takes its place after highlighting, which would cut it where its digits are.
    private Snippet snippet(String id, String choice, String label, String note, Language language, String code) {
        var html = Highlighter.html(language, code);
        var secret = scram.map(s -> "<span class=\"secret\">" + s.password() + "</span>")
                .orElse("");
        return new Snippet(id, choice, label, (note + fileNote()).strip(), html.replace(PASSWORD, secret));
    }

    private String fileNote() {
        return authority.isPresent() ? " Put " + Connection.AUTHORITY_FILE + " beside it." : "";
    }

    private String csharp() {
        var lines = new ArrayList<String>();
        lines.add("BootstrapServers = \"%s\",".formatted(endpoint.bootstrap()));
        scram.ifPresent(s -> {
            lines.add("SecurityProtocol = SecurityProtocol.%s,"
                    .formatted(s.tls().isPresent() ? "SaslSsl" : "SaslPlaintext"));
            lines.add("SaslMechanism = SaslMechanism.ScramSha256,");
            lines.add("SaslUsername = \"%s\",".formatted(s.user()));
            lines.add("SaslPassword = \"%s\",".formatted(PASSWORD));
        });
        if (authority.isPresent()) lines.add("SslCaLocation = \"%s\",".formatted(Connection.AUTHORITY_FILE));
        return """
                using Confluent.Kafka;

                var lab = new ClientConfig
                {
                    %s
                };
                using var producer = new ProducerBuilder<string, string>(new ProducerConfig(lab)).Build();
                var sent = await producer.ProduceAsync("%shello",
                    new Message<string, string> { Key = "k", Value = "hello" });
                Console.WriteLine(sent.TopicPartitionOffset);
                """.formatted(String.join("\n    ", lines), endpoint.prefix());
    }

    private String java() {
        var lines = new ArrayList<String>();
        lines.add(put("bootstrap.servers", endpoint.bootstrap()));
        scram.ifPresent(s -> {
            lines.add(put("security.protocol", s.protocol()));
            lines.add(put("sasl.mechanism", "SCRAM-SHA-256"));
            lines.add(
                    "lab.put(\"sasl.jaas.config\", \"org.apache.kafka.common.security.scram.ScramLoginModule required\"");
            lines.add("        + \" username=\\\"%s\\\" password=\\\"%s\\\";\");".formatted(s.user(), PASSWORD));
        });
        if (authority.isPresent()) {
            lines.add(put("ssl.truststore.type", "PEM"));
            lines.add(put("ssl.truststore.location", Connection.AUTHORITY_FILE));
        }
        return """
                var lab = new java.util.Properties();
                %s
                var text = new org.apache.kafka.common.serialization.StringSerializer();
                try (var producer = new org.apache.kafka.clients.producer.KafkaProducer<>(lab, text, text)) {
                    var record = new org.apache.kafka.clients.producer.ProducerRecord<>("%shello", "k", "hello");
                    System.out.println(producer.send(record).get());
                }
                """.formatted(String.join("\n", lines), endpoint.prefix());
    }

    private static String put(String name, String value) {
        return "lab.put(\"%s\", \"%s\");".formatted(name, value);
    }

    private String kcat() {
        var settings = new ArrayList<String>();
        scram.ifPresent(s -> {
            settings.add("-X security.protocol=" + s.protocol());
            settings.add("-X sasl.mechanism=SCRAM-SHA-256");
            settings.add("-X sasl.username=" + s.user());
            settings.add("-X sasl.password=" + PASSWORD);
        });
        if (authority.isPresent()) settings.add("-X ssl.ca.location=" + Connection.AUTHORITY_FILE);
        settings.addFirst("kcat -b " + endpoint.bootstrap());
        var command = String.join(" \\\n    ", settings);
        return "# what the broker holds, then everything in one topic\n%s -L\n%s -C -t %shello -o beginning -e\n"
                .formatted(command, command, endpoint.prefix());
    }

    private String kcatNote() {
        if (scram.isEmpty()) return "";
        boolean plain = scram.get().tls().isPresent() && endpoint.prefix().isEmpty();
        return OLD_KCAT + (plain ? " With an older one, write sasl.mechanism=PLAIN." : "");
    }

    private String tools() {
        var how = "--bootstrap-server " + endpoint.bootstrap();
        var with = scram.isPresent() ? " --command-config " + Connection.SETTINGS_FILE : "";
        return """
                bin/kafka-topics.sh %1$s%2$s \\
                    --create --topic %3$shello --partitions 3
                bin/kafka-console-producer.sh %1$s%2$s --topic %3$shello
                bin/kafka-console-consumer.sh %1$s%2$s --topic %3$shello --from-beginning
                bin/kafka-consumer-groups.sh %1$s%2$s --list
                """.formatted(how, with, endpoint.prefix());
    }

    private String toolsNote() {
        if (scram.isEmpty()) return "From a download of Apache Kafka; on Windows bin\\windows and .bat.";
        return "From a download of Apache Kafka 4.2 or newer (before that, the console tools call the option"
                + " --producer.config and --consumer.config), in the folder that " + Connection.SETTINGS_FILE
                + " is in.";
    }
}
