package dev.millrace.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.handler.SizeLimitHandler;

/// The HTTP server: Javalin on virtual threads with the guards, error pages, static files and the features' routes.
public final class WebServer implements AutoCloseable {
    /// The most bytes that a request may carry.
    static final int REQUEST_LIMIT = 2_000_000;

    private static final Duration STOP_WAIT = Duration.ofSeconds(20);

    private final Javalin javalin;

    /// Where to listen, and whether a TLS proxy in front may say who the client is (`X-Forwarded-*`).
    public record Address(String host, int port, boolean trustProxy) {}

    /// Signing and token making, which identity owns.
    public record Keys(Supplier<String> tokens, UnaryOperator<String> sign) {}

    private WebServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /// Builds and starts the server.
    ///
    /// @throws io.javalin.util.JavalinBindException when the port is taken
    public static WebServer start(
            Address address, Keys keys, Views views, PrometheusMeterRegistry metrics, List<Routes> features) {
        var guards = new Guards(keys.tokens(), keys.sign(), fingerprint());
        var javalin = Javalin.create(config -> {
            configure(config, address);
            guards.addTo(config.routes);
            new RequestMetrics(metrics).addTo(config.routes);
            new ErrorPages(views).addTo(config.routes);
            features.forEach(feature -> feature.addTo(config.routes));
        });
        javalin.start(address.host(), address.port());
        return new WebServer(javalin);
    }

    private static void configure(JavalinConfig config, Address address) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = REQUEST_LIMIT;
        config.router.ignoreTrailingSlashes = true;
        config.staticFiles.add(files -> {
            files.hostedPath = "/static";
            files.directory = "/static";
            files.location = Location.CLASSPATH;
            files.headers = Map.of("Cache-Control", "public, max-age=31536000, immutable");
        });
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_WAIT.toMillis());
            server.insertHandler(new SizeLimitHandler(REQUEST_LIMIT, -1));
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            if (address.trustProxy()) {
                http.addCustomizer(new ForwardedRequestCustomizer());
            }
        });
    }

    public int port() {
        return javalin.port();
    }

    /// What the server answers, as `GET /course/{slug}`: every handler that is registered, web sockets as `WS`, files
    /// and what runs before a route left out. Sorted.
    public List<String> routes() {
        var router = javalin.unsafe.internalRouter;
        var http = router.allHttpHandlers().stream()
                .map(handler -> handler.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path);
        var sockets = router.allWsHandlers().stream().map(socket -> "WS " + socket.getPath());
        return Stream.concat(http, sockets).distinct().sorted().toList();
    }

    private static String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var name : List.of("app.js", "theme.js", "style.css")) {
                try (var in = WebServer.class.getResourceAsStream("/static/" + name)) {
                    if (in != null) {
                        digest.update(in.readAllBytes());
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("cannot read the bundled files", e);
        }
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
