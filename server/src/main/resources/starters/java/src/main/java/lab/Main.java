package lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer and a consumer for your lab: {@code Main produce} or {@code Main consume}. */
public final class Main {
    /** What the names of your topics and groups begin with; empty on a broker of your own. */
    static final String PREFIX = "{{prefix}}";

    static final String TOPIC = PREFIX + "hello";
    static final String GROUP = PREFIX + "starter";

    public static void main(String[] args) throws Exception {
        switch (args.length == 0 ? "" : args[0]) {
            case "produce" -> produce();
            case "consume" -> consume();
            default -> System.err.println("Say what to do: produce or consume");
        }
    }

    static void produce() throws Exception {
        createTopic();
        Properties settings = settings();
        settings.put("acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 1; i <= 10; i++) {
                var record = new ProducerRecord<>(TOPIC, "key-" + i % 3, "hello " + i);
                var stored = producer.send(record).get();
                System.out.printf("%s -> partition %d, offset %d%n", record.key(), stored.partition(), stored.offset());
            }
        }
    }

    static void createTopic() throws Exception {
        try (Admin admin = Admin.create(settings())) {
            if (admin.listTopics().names().get().contains(TOPIC)) return;
            admin.createTopics(List.of(new NewTopic(TOPIC, java.util.Optional.of(3), java.util.Optional.empty())))
                    .all()
                    .get();
            System.out.println("made the topic " + TOPIC);
        }
    }

    /** Reads until Ctrl-C; start it twice to see the group share the partitions. */
    static void consume() throws Exception {
        Properties settings = settings();
        settings.put("group.id", GROUP);
        settings.put("auto.offset.reset", "earliest"); // no committed offset yet: begin at the beginning
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        var main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            consumer.wakeup();
            try {
                main.join(5_000); // the consumer says goodbye, so that others take over at once
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try (consumer) {
            consumer.subscribe(List.of(TOPIC));
            while (true) {
                for (var record : consumer.poll(Duration.ofMillis(500))) {
                    System.out.printf("p%d@%d %s %s%n", record.partition(), record.offset(), record.key(), record.value());
                }
            }
        } catch (WakeupException stopping) {
            // Ctrl-C
        }
    }

    /** Address and password stand in a file of their own, so that the code can be shared. */
    static Properties settings() throws IOException {
        var settings = new Properties();
        try (var file = Files.newInputStream(Path.of("client.properties"))) {
            settings.load(file);
        }
        return settings;
    }
}
