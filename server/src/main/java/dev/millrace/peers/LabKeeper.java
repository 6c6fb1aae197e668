package dev.millrace.peers;

import dev.millrace.web.Problem;
import dev.millrace.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Hands what concerns labs to the server that keeps them, where several servers share a database: one server alone
/// drives a student's broker. Answers come through as they are, event streams too. Thread-safe.
public final class LabKeeper implements Routes {
    /// Of one connection only (RFC 9110, section 7.6.1), or set anew by the client.
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "connection",
            "content-length",
            "expect",
            "forwarded",
            "host",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int PIECE = 16_384;

    private final URI keeper;
    private final Predicate<Context> concernsLabs;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /// Routes to a keeper.
    ///
    /// @param keeper as `http://host:port`; should trust this server as its proxy
    /// @param concernsLabs which requests it answers
    public LabKeeper(URI keeper, Predicate<Context> concernsLabs) {
        this.keeper = keeper;
        this.concernsLabs = concernsLabs;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before(ctx -> {
            if (concernsLabs.test(ctx)) {
                passOn(ctx);
                ctx.skipRemainingHandlers();
            }
        });
    }

    private void passOn(Context ctx) {
        try {
            answer(ctx, client.send(request(ctx), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new Problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Labs cannot be reached",
                    "The server that keeps the labs does not answer at the moment. Lessons, quizzes and the class go on:"
                            + " try the lab again in a minute.",
                    new Problem.Next("To the course", "/course"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(Context ctx) {
        var query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
        var request = HttpRequest.newBuilder(URI.create(keeper + ctx.req().getRequestURI() + query))
                .method(ctx.method().toString(), HttpRequest.BodyPublishers.ofByteArray(ctx.bodyAsBytes()));
        ctx.headerMap().forEach((name, value) -> {
            if (passedOn(name)) request.header(name, value);
        });
        return request.setHeader("X-Forwarded-For", ctx.ip())
                .setHeader("X-Forwarded-Host", ctx.host())
                .setHeader("X-Forwarded-Proto", ctx.scheme())
                .build();
    }

    private static boolean passedOn(String name) {
        return !NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT));
    }

    private static void answer(Context ctx, HttpResponse<InputStream> response) throws IOException {
        ctx.status(response.statusCode());
        response.headers().map().forEach((name, values) -> {
            if (!passedOn(name)) return;
            ctx.res().setHeader(name, values.getFirst());
            values.stream().skip(1).forEach(value -> ctx.res().addHeader(name, value));
        });
        try (var in = response.body()) {
            copy(in, ctx);
        }
    }

    /// Piece by piece, so that an event arrives when it happens; the end of either side is the end of both.
    private static void copy(InputStream in, Context ctx) throws IOException {
        var out = ctx.res().getOutputStream();
        var piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            out.write(piece, 0, read);
            out.flush();
        }
    }
}
