package dev.millrace.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.client.Visitor;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An open event stream whose text can be waited for.
final class EventLines implements AutoCloseable {
    private final InputStream body;
    private final List<String> pieces = new CopyOnWriteArrayList<>();

    EventLines(Visitor visitor, String path, @Nullable String lastId) throws Exception {
        var request = visitor.request(path).header("Accept", "text/event-stream");
        if (lastId != null) request.header("Last-Event-ID", lastId);
        var response = visitor.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        body = response.body();
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        var buffer = new byte[8192];
        try {
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                pieces.add(new String(buffer, 0, n, StandardCharsets.UTF_8));
            }
        } catch (java.io.IOException closed) {
            // the test is done with it, or the server ended it
        }
    }

    String text() {
        return String.join("", pieces);
    }

    /// Waits until all of these have come.
    void await(String... parts) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (var part : parts) {
            while (!text().contains(part)) {
                assertThat(System.nanoTime())
                        .as("%s in time, got:%n%s", part, text())
                        .isLessThan(end);
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    @Override
    public void close() throws java.io.IOException {
        body.close();
    }
}
