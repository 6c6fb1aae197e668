package dev.millrace.labs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.labs.runtime.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// kcat as the student's client: librdkafka, as .NET's client is.
public final class Kcat {
    private Kcat() {}

    /// Makes the topic where there is none (kcat cannot), and writes lines `key:value`.
    public static void produce(Endpoint broker, String topic, int partitions, String... lines) throws Exception {
        create(broker, topic, partitions);
        var kcat = start(broker, "-P", "-t", topic, "-K", ":", "-X", "topic.partitioner=murmur2_random");
        try (var input = kcat.outputWriter()) {
            for (var line : lines) input.write(line + "\n");
        }
        assertThat(kcat.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(kcat.exitValue()).isZero();
    }

    public static void create(Endpoint broker, String topic, int partitions) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.toString()))) {
            if (admin.listTopics().names().get().contains(topic)) return;
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    public static List<String> consume(Endpoint broker, String topic) throws Exception {
        return output(start(broker, "-C", "-t", topic, "-o", "beginning", "-e", "-q", "-K", ":"));
    }

    /// What kcat lists of the broker.
    public static String topics(Endpoint broker) throws Exception {
        return String.join("\n", output(start(broker, "-L")));
    }

    /// A member of a consumer group that runs until it is destroyed.
    public static Process member(Endpoint broker, String group, String topic) throws Exception {
        var command = command(broker, "-G", group, "-X", "topic.auto.offset.reset=earliest");
        command.add(topic);
        return new ProcessBuilder(command)
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
        return new ProcessBuilder(command(broker, arguments))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> command(Endpoint broker, String... arguments) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/kcat")), "kcat is not installed");
        var command = new ArrayList<>(List.of("kcat", "-b", broker.toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
