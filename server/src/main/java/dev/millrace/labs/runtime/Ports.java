package dev.millrace.labs.runtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/// Gives each lab a port of its own, below the range from which systems take outgoing ports. Thread-safe.
final class Ports {
    private static final int FIRST = 20_000;
    private static final int COUNT = 10_000;
    private final Set<Integer> taken = new HashSet<>();
    private final String host;

    Ports(String host) {
        this.host = host;
    }

    /// The lab's port: the one it had before, else a free one, which is then kept for it.
    synchronized int of(LabId lab, LabFolder folder) throws IOException {
        var kept = folder.port();
        if (kept.isPresent()) {
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
        int start = Math.floorMod(lab.value().hashCode(), COUNT);
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + (start + i) % COUNT;
            if (!taken.contains(port) && isFree(port)) return port;
        }
        throw new IOException("every port from %d to %d is taken".formatted(FIRST, FIRST + COUNT - 1));
    }

    private boolean isFree(int port) {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
