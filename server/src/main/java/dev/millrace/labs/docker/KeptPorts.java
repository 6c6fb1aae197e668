package dev.millrace.labs.docker;

import dev.millrace.labs.runtime.Exposure;
import dev.millrace.labs.runtime.LabId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Each lab's port, kept for it in a file, so that a client's settings hold across restarts. Thread-safe.
final class KeptPorts {
    private final Path folder;
    private final Exposure exposure;
    private final boolean here;
    private final String salt;
    private final Map<LabId, Integer> ports = new HashMap<>();

    /// @param salt the server's own, so that servers that share a machine begin at different ports
    /// @param here whether ports are this machine's, so that one that is in use can be seen to be
    KeptPorts(Path folder, Exposure exposure, String salt, boolean here) {
        this.folder = folder;
        this.exposure = exposure;
        this.here = here;
        this.salt = salt;
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (var file : files.toList()) read(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder, e);
        }
    }

    private void read(Path file) throws IOException {
        var name = file.getFileName().toString();
        var text = Files.readString(file).strip();
        if (LabId.isValid(name) && text.matches("\\d{1,5}")) ports.put(new LabId(name), Integer.parseInt(text));
    }

    /// The lab's port: the one it had before, else one that no other lab has; nothing when the range is used up.
    synchronized Optional<Integer> of(LabId lab) {
        var kept = Optional.ofNullable(ports.get(lab)).or(() -> choose(lab));
        kept.ifPresent(port -> keep(lab, port));
        return kept;
    }

    /// The port turned out to belong to somebody else, or the lab is gone: another start chooses anew, from the one
    /// after.
    synchronized void giveUp(LabId lab) {
        try {
            ports.remove(lab);
            Files.deleteIfExists(folder.resolve(lab.value()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot forget the port of lab " + lab, e);
        }
    }

    /// Takes another port than the one that somebody else has.
    synchronized void move(LabId lab) {
        var taken = ports.get(lab);
        giveUp(lab);
        if (taken == null) return;
        free(taken + 1 - exposure.firstPort()).ifPresent(port -> keep(lab, port));
    }

    private void keep(LabId lab, int port) {
        if (Integer.valueOf(port).equals(ports.put(lab, port))) return;
        try {
            Files.writeString(folder.resolve(lab.value()), port + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the port of lab " + lab, e);
        }
    }

    private Optional<Integer> choose(LabId lab) {
        return free(Math.floorMod((salt + lab.value()).hashCode(), count()));
    }

    private Optional<Integer> free(int start) {
        for (int i = 0; i < count(); i++) {
            int port = exposure.firstPort() + (start + i) % count();
            if (!ports.containsValue(port) && (!here || isFree(port))) return Optional.of(port);
        }
        return Optional.empty();
    }

    private int count() {
        return exposure.lastPort() - exposure.firstPort() + 1;
    }

    private boolean isFree(int port) {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(exposure.bind(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
