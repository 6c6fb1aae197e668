package dev.millrace.labs.embedded;

import dev.millrace.labs.runtime.Exposure;
import dev.millrace.labs.runtime.LabId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/// Gives each lab a port of its own out of those that labs may have. Thread-safe.
final class Ports {
    private final Set<Integer> taken = new HashSet<>();
    private final Exposure exposure;

    Ports(Exposure exposure) {
        this.exposure = exposure;
    }

    /// The lab's port: the one it had before where that is still within the range, else a free one, which is then kept
    /// for it.
    synchronized int of(LabId lab, LabFolder folder) throws IOException {
        var kept = folder.port();
        if (kept.isPresent() && isInRange(kept.getAsInt())) {
            taken.add(kept.getAsInt());
            return kept.getAsInt();
        }
        int port = choose(lab);
        folder.keepPort(port);
        taken.add(port);
        return port;
    }

    synchronized void keep(int port) {
        taken.add(port);
    }

    /// The port turned out to belong to somebody else: the next start gets another one.
    synchronized void giveUp(LabFolder folder) {
        folder.port().ifPresent(taken::remove);
        folder.forgetPort();
    }

    private int choose(LabId lab) throws IOException {
        int count = exposure.lastPort() - exposure.firstPort() + 1;
        int start = Math.floorMod(lab.value().hashCode(), count);
        for (int i = 0; i < count; i++) {
            int port = exposure.firstPort() + (start + i) % count;
            if (!taken.contains(port) && isFree(port)) return port;
        }
        throw new IOException("every port from %d to %d is taken".formatted(exposure.firstPort(), exposure.lastPort()));
    }

    private boolean isInRange(int port) {
        return port >= exposure.firstPort() && port <= exposure.lastPort();
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
