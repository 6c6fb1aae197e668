package dev.millrace.labs.broker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.millrace.content.check.HttpTarget;
import dev.millrace.content.steps.BrokerStep.Serve;
import dev.millrace.labs.callback.Called;
import dev.millrace.labs.callback.Caller;
import dev.millrace.labs.callback.ServiceGet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Services that answer as an author wrote it, in place of a student's: one for each port, on a free port of loopback,
/// so that proofs do not stand in each other's way. Steps are done by one thread, calls come from any.
final class StandIns implements Caller, AutoCloseable {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final Map<HttpTarget, Serve> answers = new ConcurrentHashMap<>();
    private final Map<Integer, HttpServer> servers = new ConcurrentHashMap<>();
    /// Made with the first service: most steps have none.
    private volatile @Nullable ServiceGet get;

    /// From now on the service answers so.
    void serve(Serve step) throws IOException {
        if (get == null) get = new ServiceGet();
        answers.put(step.target(), step);
        int port = step.target().port();
        if (!servers.containsKey(port)) servers.put(port, started(port));
    }

    private HttpServer started(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
        server.createContext("/", exchange -> answer(exchange, port));
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange, int port) throws IOException {
        try (exchange) {
            var answer =
                    answers.get(new HttpTarget(port, exchange.getRequestURI().toString()));
            if (answer == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public Called call(HttpTarget target) throws InterruptedException {
        var server = servers.get(target.port());
        var client = get;
        return server == null || client == null
                ? ServiceGet.nothing(HERE, target.port())
                : client.get(HERE, new HttpTarget(server.getAddress().getPort(), target.path()));
    }

    /// Nothing answers any more.
    void clear() {
        servers.values().forEach(server -> server.stop(0));
        servers.clear();
        answers.clear();
    }

    @Override
    public void close() {
        clear();
        var client = get;
        if (client != null) client.close();
    }
}
