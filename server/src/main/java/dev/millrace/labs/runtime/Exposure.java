package dev.millrace.labs.runtime;

import java.nio.file.Path;
import java.util.Optional;

/// From where the brokers of labs can be reached.
///
/// @param bind the address that brokers, or their published ports, listen on
/// @param host how clients call that address; brokers advertise it
/// @param firstPort the first port that a lab may get
/// @param lastPort the last one, included
/// @param certificate the server's certificate with its key, for encrypted connections
public record Exposure(String bind, String host, int firstPort, int lastPort, Optional<Certificate> certificate) {
    private static final String LOOPBACK = "127.0.0.1";
    /// Below the range from which systems take outgoing ports.
    private static final int FIRST = 20_000;

    private static final int LAST = 29_999;

    /// Two PEM files: a certificate chain and its private key.
    public record Certificate(Path chain, Path key) {}

    public Exposure {
        if (firstPort < 1 || lastPort > 65_535 || firstPort > lastPort) {
            throw new IllegalArgumentException("not a range of ports: %d-%d".formatted(firstPort, lastPort));
        }
    }

    /// Only this machine; nobody has to say who they are.
    public static Exposure loopback() {
        return new Exposure(LOOPBACK, LOOPBACK, FIRST, LAST, Optional.empty());
    }

    /// Whoever reaches `host`, with the lab's user name and password.
    public static Exposure open(String host, int firstPort, int lastPort, Optional<Certificate> certificate) {
        return new Exposure("0.0.0.0", host, firstPort, lastPort, certificate);
    }

    /// Whether clients have to say who they are.
    public boolean secured() {
        return !bind.equals(LOOPBACK);
    }
}
