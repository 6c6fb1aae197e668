package dev.millrace;

import dev.millrace.progress.Activity;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A real server on a free port with its data in a temporary folder, and browsers without a screen that talk to it.
public final class TestServer implements AutoCloseable {
    private final Millrace millrace;

    private TestServer(Millrace millrace) {
        this.millrace = millrace;
    }

    /// Starts a server that keeps its data in `data` and teaches the course that ships.
    public static TestServer start(Path data) {
        return start(settings(data));
    }

    public static TestServer start(Settings settings) {
        return new TestServer(Millrace.start(settings));
    }

    public static Settings settings(Path data) {
        return Settings.of(home()).withPort(0).withData(data);
    }

    /// The folder of the installation under test.
    public static Path home() {
        return Path.of(System.getProperty("millrace.home", ".."))
                .toAbsolutePath()
                .normalize();
    }

    public Millrace millrace() {
        return millrace;
    }

    /// Everything in the activity log of the class, oldest first.
    public List<Activity> activities() {
        return millrace.log().ofClass(millrace.classroom().id(), 0);
    }

    public URI address() {
        return URI.create("http://localhost:" + millrace.port());
    }

    /// A visitor with cookies of their own.
    public Visitor visitor() {
        return new Visitor(address());
    }

    /// A visitor who has joined the class.
    public Visitor student(String name) {
        var visitor = visitor();
        visitor.get("/");
        visitor.post("/join", Map.of("code", millrace.classroom().code(), "name", name));
        return visitor;
    }

    /// A visitor who took the class as its instructor; call once a server.
    public Visitor instructor() {
        var visitor = visitor();
        var link = "/instructor/claim/"
                + millrace.identity().invite(millrace.classroom().id());
        visitor.get(link);
        visitor.post(link, Map.of("name", "Marit", "password", "correct horse battery"));
        return visitor;
    }

    @Override
    public void close() {
        millrace.close();
    }

    /// An HTTP client that keeps cookies, follows redirects and sends the CSRF token of the page it saw last.
    public static final class Visitor {
        private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
        private static final Duration TIMEOUT = Duration.ofSeconds(60);

        private final URI address;
        private final HttpClient client;
        private Optional<String> csrf = Optional.empty();

        private Visitor(URI address) {
            this.address = address;
            this.client = HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
        }

        public HttpResponse<String> get(String path) {
            return send(request(path).GET().build());
        }

        public HttpResponse<String> post(String path, Map<String, String> form) {
            return send(request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                    .build());
        }

        /// Sends a form as htmx does; the answer is a fragment.
        public HttpResponse<String> htmx(String method, String path, Map<String, String> form) {
            return send(request(path)
                    .header("HX-Request", "true")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .method(method, HttpRequest.BodyPublishers.ofString(encode(form)))
                    .build());
        }

        public HttpRequest.Builder request(String path) {
            var builder = HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT);
            csrf.ifPresent(token -> builder.header("X-CSRF-Token", token));
            return builder;
        }

        public HttpResponse<String> send(HttpRequest request) {
            try {
                var response = client.send(request, HttpResponse.BodyHandlers.ofString());
                var found = TOKEN.matcher(response.body());
                if (found.find()) {
                    csrf = Optional.of(found.group(1));
                }
                return response;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        public HttpClient client() {
            return client;
        }

        private static String encode(Map<String, String> form) {
            return form.entrySet().stream()
                    .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                            + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }
    }
}
