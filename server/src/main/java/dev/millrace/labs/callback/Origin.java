package dev.millrace.labs.callback;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Where a request came from, as far as that can be said for certain.
///
/// @param address of the computer whose browser asked; empty where somebody in between could have made it up
/// @param serverPort the port that the server itself was asked at
record Origin(Optional<InetAddress> address, int serverPort) {
    private static final List<String> FORWARDED = List.of("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP");

    /// Without a trusted proxy it is the connection's other end, unless a proxy shows itself. With one it is what that
    /// proxy added: the last entry. All before it, and `Forwarded`, can be the browser's own words.
    static Origin of(Context ctx, boolean trustProxy) {
        int port = ctx.req().getLocalPort();
        if (trustProxy) return new Origin(last(ctx).flatMap(Origin::literal), port);
        boolean between = FORWARDED.stream().anyMatch(name -> ctx.header(name) != null);
        return new Origin(between ? Optional.empty() : literal(ctx.ip()), port);
    }

    private static Optional<String> last(Context ctx) {
        var lines = ctx.req().getHeaders("X-Forwarded-For");
        var last = Optional.<String>empty();
        while (lines.hasMoreElements()) {
            var line = lines.nextElement();
            last = Optional.of(line.substring(line.lastIndexOf(',') + 1).strip());
        }
        return last;
    }

    /// An address in digits; no name is ever looked up.
    static Optional<InetAddress> literal(String text) {
        var bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!bare.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) return Optional.empty();
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
