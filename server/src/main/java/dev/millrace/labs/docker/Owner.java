package dev.millrace.labs.docker;

import dev.millrace.labs.runtime.LabId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Whose a container, network, volume or service is. Every server writes its own id, kept in its data folder, on all
/// that it makes, and looks for nothing else: servers that share a daemon do not touch each other's labs.
///
/// @param id twelve hexadecimal digits
record Owner(String id) {
    private static final String OWNER = "dev.millrace.owner";
    private static final String LAB = "dev.millrace.lab";
    private static final String KIND = "dev.millrace.kind";

    /// The owner that a data folder belongs to.
    static Owner of(Path data) {
        var file = data.resolve("labs").resolve("owner");
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(
                        file, UUID.randomUUID().toString().replace("-", "").substring(0, 12));
            }
            return new Owner(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + file, e);
        }
    }

    /// `millrace-OWNER-KIND`, for what all labs of a server share.
    String name(Kind kind) {
        return "millrace-" + id + "-" + kind.word();
    }

    /// `millrace-OWNER-LAB-KIND`
    String name(LabId lab, Kind kind) {
        return "millrace-" + id + "-" + lab.value() + "-" + kind.word();
    }

    Map<String, String> labels(Kind kind) {
        return Map.of(OWNER, id, KIND, kind.word());
    }

    Map<String, String> labels(LabId lab, Kind kind) {
        var labels = new HashMap<>(labels(kind));
        labels.put(LAB, lab.value());
        return Map.copyOf(labels);
    }

    /// What finds all that this owner has.
    Map<String, String> all() {
        return Map.of(OWNER, id);
    }

    /// What finds all that this owner has of one lab.
    Map<String, String> all(LabId lab) {
        return Map.of(OWNER, id, LAB, lab.value());
    }

    static Optional<LabId> lab(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(LAB)).filter(LabId::isValid).map(LabId::new);
    }

    static boolean is(Kind kind, Map<String, String> labels) {
        return kind.word().equals(labels.get(KIND));
    }

    /// What a thing is for.
    enum Kind {
        BROKER,
        GATE,
        NETWORK,
        DATA,
        /// The network on which gates are published.
        EDGE,
        /// The volume that tells brokers that their server lives.
        LEASE,
        /// The container through which the server writes there.
        KEEPER,
        /// What a broker asks of clients, on a swarm.
        USERS,
        /// What empties a volume on another machine of a swarm.
        WIPE;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
