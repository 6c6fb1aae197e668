package dev.millrace.bench;

import dev.millrace.client.Visitor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/// An open event stream, read by a virtual thread of its own.
final class EventStream implements AutoCloseable {
    private static final Duration LONG = Duration.ofHours(1);

    private final InputStream body;

    private EventStream(InputStream body) {
        this.body = body;
    }

    /// Opens it and hands on the data of every event.
    static EventStream open(Visitor visitor, String path, Consumer<String> events)
            throws IOException, InterruptedException {
        var request =
                visitor.request(path).header("Accept", "text/event-stream").timeout(LONG);
        var response = visitor.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode());
        }
        Thread.ofVirtual().start(() -> read(response.body(), events));
        return new EventStream(response.body());
    }

    private static void read(InputStream body, Consumer<String> events) {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            var event = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    event.append(line, 6, line.length()).append('\n');
                } else if (line.isEmpty() && !event.isEmpty()) {
                    events.accept(event.toString());
                    event.setLength(0);
                }
            }
        } catch (IOException e) {
            // closed, by whichever side
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
