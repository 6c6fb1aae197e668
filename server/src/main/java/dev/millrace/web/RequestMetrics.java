package dev.millrace.web;

import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/// Times every matched request by route (never by raw path, which would let visitors make series).
final class RequestMetrics {
    private static final String STARTED = "millrace.started";

    private final PrometheusMeterRegistry metrics;

    RequestMetrics(PrometheusMeterRegistry metrics) {
        this.metrics = metrics;
    }

    void addTo(RoutesConfig routes) {
        routes.before(ctx -> ctx.attribute(STARTED, System.nanoTime()));
        routes.afterMatched(ctx -> {
            Long started = ctx.attribute(STARTED);
            if (started != null) {
                Timer.builder("http.server.requests")
                        .tag("method", ctx.method().name())
                        .tag(
                                "route",
                                ctx.endpoints().lastHttpEndpoint() == null
                                        ? "none"
                                        : ctx.endpoints().lastHttpEndpoint().path)
                        .tag("status", Integer.toString(ctx.statusCode()))
                        .publishPercentileHistogram(false)
                        .register(metrics)
                        .record(Duration.ofNanos(System.nanoTime() - started));
            }
        });
    }
}
