package dev.millrace.labs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Security;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// kcat as the student's client: librdkafka, as .NET's client is.
public final class Kcat {
    private Kcat() {}

    /// Makes the topic where there is none (kcat cannot), and writes lines `key:value`.
    public static void produce(Endpoint broker, String topic, int partitions, String... lines) throws Exception {
        create(broker, topic, partitions);
        var kcat =
                start(broker, "-P", "-t", broker.prefix() + topic, "-K", ":", "-X", "topic.partitioner=murmur2_random");
        try (var input = kcat.outputWriter()) {
            for (var line : lines) input.write(line + "\n");
        }
        assertThat(kcat.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(kcat.exitValue()).isZero();
    }

    public static void create(Endpoint broker, String topic, int partitions) throws Exception {
        var name = broker.prefix() + topic;
        try (var admin = Admin.create(broker.clientSettings())) {
            if (admin.listTopics().names().get().contains(name)) return;
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    public static List<String> consume(Endpoint broker, String topic) throws Exception {
        return output(start(broker, "-C", "-t", broker.prefix() + topic, "-o", "beginning", "-e", "-q", "-K", ":"));
    }

    /// What kcat lists of the broker.
    public static String topics(Endpoint broker) throws Exception {
        return String.join("\n", output(start(broker, "-L")));
    }

    /// A member of a consumer group that runs until it is destroyed.
    public static Process member(Endpoint broker, String group, String topic) throws Exception {
        var command = command(broker, "-G", broker.prefix() + group, "-X", "topic.auto.offset.reset=earliest");
        command.add(broker.prefix() + topic);
        return process(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> output(Process kcat) throws Exception {
        var lines = kcat.inputReader().readAllLines();
        assertThat(kcat.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(kcat.exitValue()).isZero();
        return lines;
    }

    private static Process start(Endpoint broker, String... arguments) throws Exception {
        return process(command(broker, arguments))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Everything that kcat says when it is not let in; it tries for two seconds.
    public static String refusal(Endpoint broker) throws Exception {
        var kcat = process(command(broker, "-L", "-m", "2"))
                .redirectErrorStream(true)
                .start();
        var lines = String.join("\n", kcat.inputReader().readAllLines());
        assertThat(kcat.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(kcat.exitValue()).as(lines).isNotZero();
        return lines;
    }

    private static List<String> command(Endpoint broker, String... arguments) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/kcat")), "kcat is not installed");
        var command = new ArrayList<>(List.of("kcat", "-b", broker.toString()));
        if (broker.security() instanceof Security.Scram scram) command.addAll(signIn(scram));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> signIn(Security.Scram scram) {
        var words = new ArrayList<>(List.of("-X", "security.protocol=" + scram.protocol()));
        words.addAll(List.of("-X", "sasl.mechanism=SCRAM-SHA-256", "-X", "sasl.username=" + scram.user()));
        words.addAll(List.of("-X", "sasl.password=" + scram.password()));
        scram.tls()
                .map(Security.Tls::trusted)
                .filter(pem -> !pem.isEmpty())
                .ifPresent(pem -> words.addAll(List.of("-X", "ssl.ca.pem=" + pem)));
        return words;
    }

    private static ProcessBuilder process(List<String> command) throws Exception {
        var builder = new ProcessBuilder(command);
        if (command.contains("sasl.mechanism=SCRAM-SHA-256")) {
            builder.environment()
                    .put("LD_LIBRARY_PATH", TestClients.folder().resolve("lib").toString());
        }
        return builder;
    }
}
