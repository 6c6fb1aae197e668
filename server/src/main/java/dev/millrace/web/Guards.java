package dev.millrace.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Runs before every route: a browser token for everybody, security headers, and no change without the page's own
/// CSRF token (a signature of the browser token). Thread-safe.
final class Guards {
    private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
    private static final Duration ANONYMOUS = Duration.ofDays(1);

    private final Supplier<String> tokens;
    private final UnaryOperator<String> sign;
    private final String assets;

    Guards(Supplier<String> tokens, UnaryOperator<String> sign, String assets) {
        this.tokens = tokens;
        this.sign = sign;
        this.assets = assets;
    }

    void addTo(RoutesConfig routes) {
        routes.before(this::headers);
        routes.before(this::scope);
    }

    private void headers(Context ctx) {
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "same-origin");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if (ctx.scheme().equals("https")) {
            ctx.header("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private void scope(Context ctx) {
        if (ctx.path().startsWith("/static/")) {
            return;
        }
        var nonce = tokens.get();
        ctx.header("Content-Security-Policy", policy(nonce));
        var sent = Cookies.token(ctx);
        if (!SAFE.contains(ctx.method())) {
            demandToken(ctx, sent);
        }
        var token = sent.orElseGet(() -> {
            var fresh = tokens.get();
            Cookies.set(ctx, fresh, ANONYMOUS);
            return fresh;
        });
        RequestScope.set(ctx, new RequestScope(sign.apply(token), nonce, assets, Optional.empty()));
    }

    private static String policy(String nonce) {
        return "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-" + nonce
                + "'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }

    private void demandToken(Context ctx, Optional<String> sent) {
        var claimed =
                Optional.ofNullable(ctx.header("X-CSRF-Token")).or(() -> Optional.ofNullable(ctx.formParam("_csrf")));
        if (sent.isEmpty() || claimed.isEmpty() || !same(sign.apply(sent.get()), claimed.get())) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "This page is out of date",
                    "It was opened before you signed in or out, or its cookie is gone. Reload it and send again; what you"
                            + " typed in the editor is kept.",
                    new Problem.Next("To the course", "/course"));
        }
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
