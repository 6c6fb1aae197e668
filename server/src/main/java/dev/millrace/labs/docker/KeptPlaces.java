package dev.millrace.labs.docker;

import dev.millrace.labs.runtime.LabId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Which machine of a swarm each lab's volume is on, in a file a lab: it starts there again. Thread-safe for different
/// labs.
final class KeptPlaces {
    private final Path folder;

    KeptPlaces(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder, e);
        }
    }

    /// A machine and how clients reach it.
    record Node(String id, String host) {}

    Optional<Node> of(LabId lab) {
        var file = folder.resolve(lab.value());
        if (Files.notExists(file)) return Optional.empty();
        try {
            var words = Files.readString(file).strip().split(" ", -1);
            return words.length == 2 ? Optional.of(new Node(words[0], words[1])) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void keep(LabId lab, Node node) {
        try {
            Files.writeString(folder.resolve(lab.value()), node.id() + " " + node.host() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the place of lab " + lab, e);
        }
    }

    void forget(LabId lab) {
        try {
            Files.deleteIfExists(folder.resolve(lab.value()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot forget the place of lab " + lab, e);
        }
    }
}
