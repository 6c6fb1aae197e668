package dev.millrace.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/healthz` (the process answers), `/readyz` (what it needs answers), `/metrics` (Prometheus text, to this machine
/// only: the numbers tell how many students there are and what they do).
public final class HealthRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);

    private final Map<String, BooleanSupplier> checks;
    private final PrometheusMeterRegistry metrics;

    public HealthRoutes(Map<String, BooleanSupplier> checks, PrometheusMeterRegistry metrics) {
        this.checks = new TreeMap<>(checks);
        this.metrics = metrics;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/healthz", ctx -> ctx.result("ok\n"));
        routes.get("/readyz", this::ready);
        routes.get("/metrics", this::metrics);
    }

    private void ready(Context ctx) {
        var lines = new StringBuilder();
        var all = true;
        for (var check : checks.entrySet()) {
            var good = holds(check.getKey(), check.getValue());
            all &= good;
            lines.append(check.getKey()).append(good ? " ok\n" : " not ready\n");
        }
        ctx.status(all ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).result(lines.toString());
    }

    private static boolean holds(String name, BooleanSupplier check) {
        try {
            return check.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("not ready check={}", name, e);
            return false;
        }
    }

    private void metrics(Context ctx) throws UnknownHostException {
        if (!InetAddress.getByName(ctx.ip()).isLoopbackAddress()) {
            throw Problem.notFound("Metrics are answered on the machine itself only.");
        }
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
    }
}
