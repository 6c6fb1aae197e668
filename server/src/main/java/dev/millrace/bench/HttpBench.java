package dev.millrace.bench;

import dev.millrace.Millrace;
import dev.millrace.Settings;
import dev.millrace.client.Visitor;
import java.net.URI;
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
    public Report run(int requests, int concurrency) throws InterruptedException {
        try (var millrace = Millrace.start(settings)) {
            var address = URI.create("http://127.0.0.1:" + millrace.port());
            var students = IntStream.range(0, concurrency)
                    .mapToObj(
                            i -> new Visitor(address).join(millrace.classroom().code(), "Student " + i))
                    .toList();
            load(students, WARM_UP);
            var machine = Machine.here();
            var started = System.nanoTime();
            var nanos = load(students, requests);
            var seconds = (System.nanoTime() - started) / 1e9;
            return new Report(
                    "lesson page, " + concurrency + " students at once",
                    machine,
                    List.of(Figures.of("GET /course/{lesson}", nanos)),
                    Map.of("requests per second", Math.round(requests / seconds * 10) / 10.0));
        }
    }

    private static Queue<Long> load(List<Visitor> students, int requests) throws InterruptedException {
        var nanos = new ConcurrentLinkedQueue<Long>();
        var next = new AtomicInteger();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = students.stream()
                    .<Future<?>>map(student -> pool.submit(() -> {
                        for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                            nanos.add(open(student, PAGES.get(i % PAGES.size())));
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

    private static long open(Visitor student, String page) {
        var started = System.nanoTime();
        var status = student.get(page).statusCode();
        if (status != 200) {
            throw new IllegalStateException(page + " answered " + status);
        }
        return System.nanoTime() - started;
    }
}
