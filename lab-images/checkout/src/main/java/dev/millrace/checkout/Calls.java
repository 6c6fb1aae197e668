package dev.millrace.checkout;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.millrace.checkout.Event.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Blocking calls over HTTP, each with a deadline. Thread-safe.
final class Calls implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(5);

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(workers)
            .build();
    private final Traces traces;

    /// @param traces gets to know of each call about an order
    Calls(Traces traces) {
        this.traces = traces;
    }

    /// Posts an order to a service behind this one and waits for the answer.
    void post(Address to, Order order, Duration patience) throws CallFailed, InterruptedException {
        long began = System.nanoTime();
        var ending = Hop.Ending.FAILED;
        try {
            send(to, order.id(), order, patience);
            ending = Hop.Ending.ANSWERED;
        } catch (CallFailed e) {
            if (e.getCause() instanceof HttpTimeoutException) ending = Hop.Ending.TIMED_OUT;
            throw e;
        } finally {
            traces.add(order.id(), new Hop(to.name(), began, Duration.ofNanos(System.nanoTime() - began), ending));
        }
    }

    /// Asks whether a service is up. A shop that asks before it opens does not let its first customer wait for
    /// everything that is done once only.
    boolean isUp(Address to) {
        try {
            return send(to, "", HttpRequest.newBuilder(to.uri()).GET(), READY).isGood();
        } catch (CallFailed e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// @throws CallFailed when there was no answer in time, or a bad one
    Reply send(Address to, String orderId, Object body, Duration patience) throws CallFailed, InterruptedException {
        try {
            var json = BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body));
            return send(to, orderId, HttpRequest.newBuilder(to.uri()).POST(json), patience);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + body, e);
        }
    }

    private Reply send(Address to, String orderId, HttpRequest.Builder begun, Duration patience)
            throws CallFailed, InterruptedException {
        try {
            var request = begun.timeout(patience).build();
            var answer = client.send(request, BodyHandlers.ofByteArray());
            var reply = Json.MAPPER.readValue(answer.body(), Reply.class);
            if (!reply.isGood())
                throw new CallFailed(reply.status(), reply.orderId(), reply.words(), new IOException());
            return reply;
        } catch (HttpTimeoutException e) {
            var words = "%s did not answer within %d s".formatted(to.name(), patience.toSeconds());
            throw new CallFailed(504, orderId, words, e);
        } catch (ConnectException e) {
            throw new CallFailed(503, orderId, to.name() + " is not running", e);
        } catch (IOException e) {
            throw new CallFailed(503, orderId, to.name() + " broke off", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
        workers.shutdownNow();
    }
}
