package dev.millrace.labs.docker;

import dev.millrace.labs.runtime.Endpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a lab on a swarm ends when nobody wants it any more. The server cannot write a file on another machine, so the
/// lease is a connection: every so often the server connects to each lab's gate and stays a moment. A gate that nobody
/// was connected to for the whole lease time ends, and a broker whose gate is gone ends too.
final class SwarmLease {
    private static final Logger LOG = LoggerFactory.getLogger(SwarmLease.class);
    private static final long LOOK_SECONDS = 5;
    private static final int CONNECT_MILLIS = 3000;

    private SwarmLease() {}

    static List<String> gateArguments(String target, Duration leaseTime) {
        return List.of(String.valueOf(BrokerAccess.PORT), target, "connections", String.valueOf(rounds(leaseTime)));
    }

    static List<String> guardArguments(Duration leaseTime) {
        return List.of("gate", String.valueOf(rounds(leaseTime)));
    }

    /// Connects to all gates at once, and stays long enough that each, which looks every five seconds, sees it.
    static void renew(List<Endpoint> gates) {
        var open = new ArrayList<Socket>();
        try {
            for (var gate : gates) connect(gate).ifPresent(open::add);
            Thread.sleep(Duration.ofSeconds(LOOK_SECONDS + 2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.forEach(SwarmLease::close);
        }
    }

    private static Optional<Socket> connect(Endpoint gate) {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(gate.host(), gate.port()), CONNECT_MILLIS);
            return Optional.of(socket);
        } catch (IOException e) {
            LOG.info("event=lease-not-renewed gate={} reason=\"{}\"", gate, e.getMessage());
            close(socket);
            return Optional.empty();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("event=socket-not-closed", e);
        }
    }

    private static long rounds(Duration leaseTime) {
        return Math.max(2, leaseTime.toSeconds() / LOOK_SECONDS);
    }
}
