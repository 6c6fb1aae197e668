package dev.millrace.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser without a screen: keeps cookies, follows redirects, and sends the CSRF token of the page it saw last. The
/// simulated class, the benchmarks and the tests use the server through it, as people do. For one thread at a time.
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final List<URI> addresses;
    private final HttpClient client;
    private int turn;
    private Optional<String> csrf = Optional.empty();

    /// @param address the server's, as `http://host:port`
    public Visitor(URI address) {
        this(List.of(address));
    }

    /// Asks one server after the other, as behind a proxy that takes turns.
    ///
    /// @param addresses of servers on one host, which share their cookies
    public Visitor(List<URI> addresses) {
        this.addresses = List.copyOf(addresses);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /// Joins a class as a student.
    ///
    /// @throws IllegalStateException when the class does not let them in
    public Visitor join(String code, String name) {
        get("/");
        var joined = post("/join", Map.of("code", code, "name", name));
        if (joined.statusCode() != 200) {
            throw new IllegalStateException("joining as " + name + " answered " + joined.statusCode());
        }
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    public HttpResponse<String> post(String path, Map<String, String> form) {
        return send(form(request(path), "POST", form).build());
    }

    /// Sends a form as htmx does; the answer is a fragment.
    public HttpResponse<String> htmx(String method, String path, Map<String, String> form) {
        return send(
                form(request(path).header("HX-Request", "true"), method, form).build());
    }

    /// Begins a request that carries the CSRF token.
    public HttpRequest.Builder request(String path) {
        var builder = HttpRequest.newBuilder(
                        addresses.get(turn++ % addresses.size()).resolve(path))
                .timeout(TIMEOUT);
        csrf.ifPresent(token -> builder.header("X-CSRF-Token", token));
        return builder;
    }

    /// Sends any request, with this visitor's cookies.
    ///
    /// @throws UncheckedIOException when the server does not answer
    public HttpResponse<String> send(HttpRequest request) {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            var found = TOKEN.matcher(response.body());
            if (found.find()) {
                csrf = Optional.of(found.group(1));
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// The client underneath, for streams.
    public HttpClient client() {
        return client;
    }

    private static HttpRequest.Builder form(HttpRequest.Builder request, String method, Map<String, String> form) {
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(encode(form)));
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
