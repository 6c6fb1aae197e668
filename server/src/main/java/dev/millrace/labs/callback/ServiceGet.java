package dev.millrace.labs.callback;

import dev.millrace.content.check.HttpTarget;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One plain GET: no redirect is followed, no proxy asked, no cookie or credential sent, so many bytes and seconds and
/// no more. Whether an address may be called is decided before. Thread-safe.
public final class ServiceGet implements AutoCloseable {
    /// More of an answer is not read.
    static final int LARGEST = 64 << 10;

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    /// Shorter, so that a computer that is silent is told from a service that is slow.
    private static final Duration CONNECTING = Duration.ofMillis(1_500);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECTING)
            .executor(threads)
            .build();

    /// Asks the service at an address.
    public Called get(InetAddress address, HttpTarget target) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + at(address, target.port()) + target.path()))
                .header("User-Agent", "Millrace lab check")
                .header("Accept", "application/json, */*;q=0.5")
                .build();
        var answer = threads.submit(() -> read(request));
        try {
            return answer.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Called.Unanswered(
                    "%s takes longer than %d seconds to answer; a check asks for something that is there already"
                            .formatted(at(address, target.port()), DEADLINE.toSeconds()));
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause(), address, target.port());
        } finally {
            answer.cancel(true);
        }
    }

    private Called read(HttpRequest request) throws IOException, InterruptedException {
        var response = client.send(request, BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            var bytes = body.readNBytes(LARGEST);
            return new Called.Answered(
                    response.statusCode(), new String(bytes, StandardCharsets.UTF_8), body.read() < 0);
        }
    }

    private static Called failed(Throwable cause, InetAddress address, int port) {
        return switch (cause) {
            case HttpConnectTimeoutException _ ->
                new Called.Unanswered("%s is silent: let port %d through the firewall of your computer"
                        .formatted(at(address, port), port));
            case ConnectException _ -> nothing(address, port);
            default ->
                new Called.Unanswered("What listens at %s does not answer by HTTP: name the port of http, not of https"
                        .formatted(at(address, port)));
        };
    }

    /// Nothing listens there.
    public static Called nothing(InetAddress address, int port) {
        var how = address.isLoopbackAddress()
                ? "start your service there"
                : "start your service there, and let it listen on every address (http://0.0.0.0:%d), not on localhost alone"
                        .formatted(port);
        return new Called.Unanswered("Nothing answers at %s: %s".formatted(at(address, port), how));
    }

    /// As it stands in an address.
    static String at(InetAddress address, int port) {
        return shown(address) + ":" + port;
    }

    static String shown(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }
}
