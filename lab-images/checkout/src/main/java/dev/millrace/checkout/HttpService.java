package dev.millrace.checkout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.millrace.checkout.Event.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A service with one resource, on a free port of the loopback interface; it can be stopped and started again.
///
/// @param <T> what is posted to it
final class HttpService<T> implements Address, AutoCloseable {
    private static final int LARGEST = 4 << 10;
    private static final int BACKLOG = 64;

    private final String name;
    private final String path;
    private final Class<T> type;
    private final Handler<T> handler;
    private Optional<Running> running = Optional.empty();
    private volatile URI uri = URI.create("http://127.0.0.1:1/");

    interface Handler<T> {
        Reply answer(T posted) throws CallFailed, InterruptedException;
    }

    private record Running(HttpServer server, ExecutorService workers) {}

    /// @param path where the resource is; ports are given out again, so it should hold a secret of its shop
    HttpService(String name, String path, Class<T> type, Handler<T> handler) {
        this.name = name;
        this.path = path;
        this.type = type;
        this.handler = handler;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public URI uri() {
        return uri;
    }

    synchronized void start() {
        if (running.isPresent()) return;
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            var workers = Executors.newVirtualThreadPerTaskExecutor();
            server.createContext(path, this::exchange);
            server.setExecutor(workers);
            server.start();
            running = Optional.of(new Running(server, workers));
            uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for " + name, e);
        }
    }

    /// As if the process were killed: nobody is answered, and what was being worked on is not finished.
    synchronized void stop() {
        running.ifPresent(r -> {
            r.workers().shutdownNow();
            r.server().stop(0);
        });
        running = Optional.empty();
    }

    @Override
    public void close() {
        stop();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(LARGEST);
            boolean asked = exchange.getRequestMethod().equals("GET");
            var reply = asked ? Reply.ready() : reply(Json.MAPPER.readValue(body, type));
            var text = Json.MAPPER.writeValueAsBytes(reply);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            // a connection that is kept may be closed here in the moment in which it is used there
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(reply.status(), text.length);
            exchange.getResponseBody().write(text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply reply(T posted) throws InterruptedException {
        try {
            return handler.answer(posted);
        } catch (CallFailed e) {
            return e.reply();
        }
    }
}
