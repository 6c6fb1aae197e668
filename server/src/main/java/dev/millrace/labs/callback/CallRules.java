package dev.millrace.labs.callback;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whom the server may call: the computer that a student's page comes from, and that only where the address is sure to
/// be its own. Refuses when in doubt.
///
/// @param on whether services are called at all
/// @param reachable whether others than the users of this machine reach the server; then nothing on this machine is
///     called, because what comes from here may have come through something
/// @param trustProxy whether a proxy says where requests come from
public record CallRules(boolean on, boolean reachable, boolean trustProxy) {
    /// Nobody is called.
    public static final CallRules OFF = new CallRules(false, true, false);

    /// Where clouds tell machines their secrets, beside the link-local addresses. No student sits there; this is for a
    /// proxy that lets a student choose what it reports.
    private static final Set<InetAddress> METADATA = Stream.of(
                    "fd00:ec2::254", "fd20:ce::254", "100.100.100.200", "168.63.129.16", "192.0.0.192")
            .map(InetAddress::ofLiteral)
            .collect(Collectors.toUnmodifiableSet());

    /// Why this computer is not called at this port, and what to do; nothing where it may be.
    Optional<String> refusal(Origin origin, int port) {
        if (!on) {
            return Optional.of("This server calls no services: ask whoever runs it for --callbacks on");
        }
        if (origin.address().isEmpty()) {
            return Optional.of(
                    trustProxy
                            ? "The proxy in front of this server does not say which computer your page comes from: ask"
                                    + " whoever runs it for X-Forwarded-For"
                            : "Your page comes through a proxy that this server was not told to trust: open it directly,"
                                    + " or ask whoever runs it for --trust-proxy");
        }
        var address = origin.address().get();
        if (port == origin.serverPort()) {
            return Optional.of("Port " + port + " is this server's own: give your service another, and say so below");
        }
        if (isNobodys(address)) {
            return Optional.of("Your page comes from %s, which is no address of a computer to call: open it by another"
                    .formatted(ServiceGet.shown(address)));
        }
        if (reachable && isHere(address)) {
            return Optional.of("Your page comes from the server's own computer, on which nothing is called while others"
                    + " can reach the server: open it on another");
        }
        if (trustProxy && !isPrivate(address)) {
            return Optional.of("Your page comes from %s through a proxy; behind one only computers of the server's own"
                            .formatted(ServiceGet.shown(address))
                    + " network are called: do this lab there, or with a server on your computer");
        }
        return Optional.empty();
    }

    private static boolean isNobodys(InetAddress address) {
        var bytes = address.getAddress();
        // 0.0.0.0/8, and addresses of version 6 that embed one of version 4
        boolean broadcast = bytes.length == 4 && bytes[0] == (byte) 0xff;
        return address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || address.isLinkLocalAddress()
                || broadcast
                || (bytes[0] == 0 && !address.isLoopbackAddress())
                || METADATA.contains(address);
    }

    /// Loopback, or an address of this machine in a network; unknown counts as this machine.
    private static boolean isHere(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    /// RFC 1918 and RFC 4193.
    static boolean isPrivate(InetAddress address) {
        return address instanceof Inet6Address
                ? (address.getAddress()[0] & 0xfe) == 0xfc
                : address.isSiteLocalAddress();
    }
}
