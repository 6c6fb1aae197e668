package dev.millrace.labs.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What the embedded runtime keeps of one lab, in plain files, so that a server that knows nothing of it can take over:
/// `port`, `process` (pid and start), `reach`, `users`, `lease`, what the process printed, and `broker/`, the broker's
/// own data.
record LabFolder(Path path) {
    private static final int TAIL_BYTES = 8 << 10;
    private static final int TAIL_LINES = 40;

    Path data() {
        return path.resolve("broker");
    }

    Path lease() {
        return path.resolve("lease");
    }

    Path out() {
        return path.resolve("out.txt");
    }

    /// Who may sign in to the broker; for the owner's eyes.
    Path users() {
        return path.resolve("users");
    }

    Path err() {
        return path.resolve("err.txt");
    }

    /// Makes the folder, forgets what an earlier process printed, and touches the lease: the process that comes next
    /// ends by itself if this server does not live to see it.
    void prepare() throws IOException {
        Files.createDirectories(data());
        Files.writeString(out(), "");
        Files.writeString(err(), "");
        touchLease();
    }

    void touchLease() throws IOException {
        if (Files.notExists(lease())) Files.createFile(lease());
        Files.setLastModifiedTime(lease(), FileTime.from(Instant.now()));
    }

    OptionalInt port() {
        try {
            return OptionalInt.of(Integer.parseInt(read(path.resolve("port")).strip()));
        } catch (NumberFormatException none) {
            return OptionalInt.empty();
        }
    }

    void keepPort(int port) throws IOException {
        Files.createDirectories(path);
        Files.writeString(path.resolve("port"), port + "\n");
    }

    void forgetPort() {
        delete(path.resolve("port"));
    }

    Optional<BrokerProcess> process() {
        return BrokerProcess.parse(read(path.resolve("process")));
    }

    void keepProcess(BrokerProcess process) throws IOException {
        Files.writeString(path.resolve("process"), process.text());
    }

    /// How the broker that runs can be reached, in the launcher's words.
    String reach() {
        return read(path.resolve("reach"));
    }

    void keepReach(String reach) throws IOException {
        Files.writeString(path.resolve("reach"), reach);
    }

    void forgetProcess() {
        delete(path.resolve("process"));
    }

    /// Forgets what the broker stored.
    void wipe() {
        deleteTree(data());
    }

    /// Forgets all.
    void remove() {
        deleteTree(path);
    }

    boolean saysReady() {
        return read(out()).contains("READY");
    }

    /// The JVM itself says so, on standard output, and ends.
    boolean saysOutOfMemory() {
        return read(out()).contains("java.lang.OutOfMemoryError");
    }

    /// The one line with which the broker said why it ended, or nothing.
    String lastWord() {
        return tail(err()).reversed().stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }

    /// The end of the broker's log and of what it printed.
    List<String> lastLines() {
        var said = Stream.concat(tail(data().resolve("broker.log")).stream(), tail(err()).stream());
        var printed = tail(out()).stream().filter(line -> !line.startsWith("READY"));
        return Stream.concat(said, printed).toList();
    }

    private static List<String> tail(Path file) {
        try (var reader = new RandomAccessFile(file.toFile(), "r")) {
            long skip = Math.max(0, reader.length() - TAIL_BYTES);
            reader.seek(skip);
            var bytes = new byte[(int) (reader.length() - skip)];
            reader.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void deleteTree(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(LabFolder::delete);
        } catch (NoSuchFileException e) {
            // nothing to forget
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
