package dev.millrace.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/// An open event stream, read by a virtual thread of its own.
public final class EventStream implements AutoCloseable {
    private static final Duration LONG = Duration.ofHours(1);

    private final InputStream body;

    private EventStream(InputStream body) {
        this.body = body;
    }

    /// Opens it and hands on the data of every event.
    ///
    /// @param request of the same visitor
    /// @throws IOException when the server answers with anything but a stream
    public static EventStream open(Visitor visitor, HttpRequest.Builder request, Consumer<String> events)
            throws IOException, InterruptedException {
        var asked = request.header("Accept", "text/event-stream").timeout(LONG).build();
        var response = visitor.client().send(asked, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IOException(asked.uri() + " answered " + response.statusCode());
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
