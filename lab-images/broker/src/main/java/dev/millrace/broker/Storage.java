package dev.millrace.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/// The broker's storage folder: made and formatted in this process where it is fresh (a JVM of its own for Kafka's
/// `kafka-storage format` costs more than a second), left as it is otherwise.
final class Storage {
    /// Below this the broker is not started: Kafka would end half-way through, and take what is stored with it.
    private static final long LEAST_FREE_BYTES = 24L << 20;

    private Storage() {}

    /// A folder that a broker can be started on.
    record Prepared(Path folder, boolean fresh) {}

    /// @param users who may sign in to a broker on a fresh folder
    static Prepared prepare(Path data, Users users) {
        var folder = data.resolve("kafka");
        try {
            Files.createDirectories(folder);
            requireSpace(folder);
            boolean fresh = !Files.exists(folder.resolve("meta.properties"));
            if (fresh) format(folder, users);
            return new Prepared(folder, fresh);
        } catch (IOException e) {
            if (BrokerFailure.isDiskFull(e)) throw full(folder, String.valueOf(e.getMessage()));
            throw new UncheckedIOException("cannot use the data folder " + folder, e);
        }
    }

    private static void requireSpace(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < LEAST_FREE_BYTES) throw full(folder, (free >> 20) + " MiB free");
    }

    private static BrokerFailure full(Path folder, String found) {
        return new BrokerFailure(
                Ending.DISK_FULL,
                "disk full: %s (%s; at least %d MiB are needed)".formatted(folder, found, LEAST_FREE_BYTES >> 20));
    }

    private static void format(Path folder, Users users) throws IOException {
        try (var quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            var formatter = new Formatter()
                    .setPrintStream(quiet)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(Settings.NODE)
                    .setControllerListenerName(Listeners.CONTROLLER)
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    // a half-formatted folder of a start that was cut off is completed
                    .setIgnoreFormatted(true);
            if (!users.isEmpty()) formatter.setScramArguments(users.formatArguments());
            formatter.run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot format " + folder, e);
        }
    }
}
