package dev.millrace.bench;

import dev.millrace.Millrace;
import dev.millrace.Settings;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Page latency under load: students of one class open lesson pages as fast as they are answered. Client and server
/// share this machine and this JVM, so the figures are an upper bound of latency.
public final class HttpBench {
    private static final List<String> PAGES =
            List.of("/course/price-of-synchronous", "/course/just-enough-kafka", "/course/time-and-windows");
    private static final int WARM_UP = 300;

    private final Settings settings;

    public HttpBench(Settings settings) {
        this.settings = settings;
    }

    /// Runs `requests` page loads over `concurrency` students.
    public Report run(int requests, int concurrency) throws InterruptedException, IOException {
        try (var millrace = Millrace.start(settings)) {
            var address = URI.create("http://127.0.0.1:" + millrace.port());
            var students = IntStream.range(0, concurrency)
                    .mapToObj(i -> join(address, millrace.classroom().code(), "Student " + i))
                    .toList();
            load(address, students, WARM_UP);
            var machine = Machine.here();
            var started = System.nanoTime();
            var nanos = load(address, students, requests);
            var seconds = (System.nanoTime() - started) / 1e9;
            return new Report(
                    "lesson page, " + concurrency + " students at once",
                    machine,
                    List.of(Figures.of("GET /course/{lesson}", nanos)),
                    Map.of("requests per second", Math.round(requests / seconds * 10) / 10.0));
        }
    }

    private static Queue<Long> load(URI address, List<HttpClient> students, int requests) throws InterruptedException {
        var nanos = new ConcurrentLinkedQueue<Long>();
        var next = new AtomicInteger();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = students.stream()
                    .<Future<?>>map(student -> pool.submit(() -> {
                        for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                            nanos.add(open(student, address.resolve(PAGES.get(i % PAGES.size()))));
                        }
                    }))
                    .toList();
            for (var task : running) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a page could not be opened", e.getCause());
        }
        return nanos;
    }

    private static long open(HttpClient student, URI page) {
        var started = System.nanoTime();
        var status = send(student, HttpRequest.newBuilder(page).build()).statusCode();
        if (status != 200) {
            throw new IllegalStateException(page + " answered " + status);
        }
        return System.nanoTime() - started;
    }

    private static HttpClient join(URI address, String code, String name) {
        var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var page = send(client, HttpRequest.newBuilder(address.resolve("/")).build())
                .body();
        var token = page.replaceAll("(?s).*name=\"csrf-token\" content=\"([^\"]+)\".*", "$1");
        var form = "code=" + code + "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        var joined = send(
                client,
                HttpRequest.newBuilder(address.resolve("/join"))
                        .header("X-CSRF-Token", token)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
        if (joined.statusCode() != 303) {
            throw new IllegalStateException("joining answered " + joined.statusCode());
        }
        return client;
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
