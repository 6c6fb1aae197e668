package dev.millrace.labs;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.TinyCourse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// The tiny course, whose broker lab asks for a service: three orders of c-17, and nothing of a customer that nobody
/// knows. And such a service.
public final class HttpLab implements AutoCloseable {
    /// A slug of the tiny course.
    public static final String LAB = "look-around";

    static final int PORT = 18_080;

    private final HttpServer server;
    final AtomicInteger calls = new AtomicInteger();
    volatile String answer = "{\"count\": 2}";
    volatile int status = 200;

    private HttpLab(HttpServer server) {
        this.server = server;
    }

    /// Lays the course; answers with its folder.
    public static Path lay(Path content) {
        var course = TinyCourse.lay(content);
        var lab = course.resolve("labs").resolve(LAB);
        write(lab.resolve("lab.yaml"), """
                title: Look around
                label: B1
                kind: broker
                minutes: 10
                outcomes: [O2]
                services: [kafka]
                checks:
                  - {id: three, title: "c-17 has 3 orders", stays: PT3S, http: {port: 18080, path: /customers/c-17/orders, json: {count: 3}}}
                  - {id: keyed, title: "Nobody knows c-99", http: {port: 18080, path: /customers/c-99/orders, status: 404}}
                """);
        write(lab.resolve("seed.yaml"), "- topic: {name: orders, partitions: 1}\n");
        write(lab.resolve("solve.yaml"), "- serve: {port: 18080, path: /customers/c-17/orders, json: {count: 3}}\n");
        write(
                lab.resolve("mistakes/one-partition.yaml"),
                mistake(
                        "three",
                        "count is 2",
                        "- serve: {port: 18080, path: /customers/c-17/orders, json: {count: 2}}"));
        write(
                lab.resolve("mistakes/no-keys.yaml"),
                mistake("keyed", "Nothing answers at 127.0.0.1:18080", "- wait: PT1S"));
        return course;
    }

    private static String mistake(String check, String says, String step) {
        return "title: A mistake\ncheck: %s\nsays: \"%s\"\nsteps:\n  %s\n".formatted(check, says, step);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts a service that counts its calls and answers as it is told.
    static HttpLab service(InetAddress address) throws IOException {
        var lab = new HttpLab(HttpServer.create(new InetSocketAddress(address, 0), 0));
        lab.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        lab.server.createContext("/customers/", exchange -> {
            try (exchange) {
                lab.calls.incrementAndGet();
                boolean known = exchange.getRequestURI().getPath().contains("c-17");
                var body = lab.answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(known ? lab.status : 404, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        lab.server.start();
        return lab;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
