package dev.millrace.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;

/// The one cookie: an opaque token that names the browser's session, signed in or not.
public final class Cookies {
    private static final String NAME = "millrace";
    private static final String FRESH = "millrace.fresh-token";

    private Cookies() {}

    /// The browser's token, if it sent one that looks like ours, or the one just set.
    public static Optional<String> token(Context ctx) {
        String fresh = ctx.attribute(FRESH);
        var sent = fresh == null ? ctx.cookie(NAME) : fresh;
        return Optional.ofNullable(sent).filter(t -> t.matches("[A-Za-z0-9_-]{32}"));
    }

    /// Sets the token: HttpOnly, SameSite=Lax, Secure when the request came over TLS.
    public static void set(Context ctx, String token, Duration life) {
        ctx.attribute(FRESH, token);
        var secure = ctx.scheme().equals("https");
        ctx.cookie(new Cookie(NAME, token, "/", (int) life.toSeconds(), secure, true, null, SameSite.LAX));
    }
}
