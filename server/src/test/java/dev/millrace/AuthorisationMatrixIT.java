package dev.millrace;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.AuthorisationMatrix.Line;
import dev.millrace.AuthorisationMatrix.Outcome;
import dev.millrace.AuthorisationMatrix.Role;
import dev.millrace.client.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every route of the server, by everybody who can ask, with ids of their own class and of another one.
class AuthorisationMatrixIT {
    /// Outsiders first, so that what they ask for is still there; the class's own people in the end.
    private static final List<Role> ORDER =
            List.of(Role.NOBODY, Role.ELSEWHERE, Role.OTHER_INSTRUCTOR, Role.CLASSMATE, Role.STUDENT, Role.INSTRUCTOR);

    private record Answer(int status, String body) {
        String outcome() {
            return switch (status) {
                case 200, 201, 204, 409, 422 -> Outcome.OK.name();
                case 401 -> Outcome.SIGN_IN.name();
                case 403 -> refusal();
                case 404 -> Outcome.NOT_FOUND.name();
                default -> status + " " + body;
            };
        }

        private String refusal() {
            if (body.contains("For instructors")) return Outcome.FORBIDDEN.name();
            return body.contains("For students") ? Outcome.STUDENTS.name() : status + " " + body;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyRouteAnswersEverybodyAsTheTableSays(boolean first, @TempDir Path data, @TempDir Path content) {
        try (var classes = TwoClasses.start(data, content, first)) {
            var all = new SoftAssertions();
            for (var line : AuthorisationMatrix.read()) {
                for (var role : ORDER) {
                    check(all, classes, line, role);
                }
            }
            all.assertAll();
        }
    }

    @Test
    void noChangeIsMadeWithoutThePagesToken(@TempDir Path data, @TempDir Path content) {
        try (var classes = TwoClasses.start(data, content, true)) {
            var before = classes.activities();
            var all = new SoftAssertions();
            for (var line : AuthorisationMatrix.read()) {
                for (var role : ORDER) {
                    if (line.changes()) {
                        var answer = plain(classes, line, role);
                        all.assertThat(answer.status())
                                .as("%s by %s without a token", line.route(), role)
                                .isEqualTo(403);
                        all.assertThat(answer.body()).contains("This page is out of date");
                    }
                }
            }
            all.assertAll();
            assertThat(classes.activities()).isEqualTo(before);
        }
    }

    @Test
    void everyRouteOfTheServerHasALine(@TempDir Path data) {
        try (var server = TestServer.start(data)) {
            var served = server.millrace().routes();
            var lines = AuthorisationMatrix.read().stream().map(Line::route).toList();

            assertThat(served).hasSizeGreaterThan(90);
            assertThat(lines).doesNotHaveDuplicates();
            var missing = new HashSet<>(served);
            lines.forEach(missing::remove);
            assertThat(missing)
                    .as(
                            "routes without a line: say in %s what each of %s gets",
                            AuthorisationMatrix.FILE, List.of(Role.values()))
                    .isEmpty();
            assertThat(served)
                    .as("%s has lines for routes that are gone", AuthorisationMatrix.FILE)
                    .containsAll(lines);
        }
    }

    private static void check(SoftAssertions all, TwoClasses classes, Line line, Role role) {
        var before = classes.activities();
        var answer = ask(classes, line, role);
        all.assertThat(answer.outcome())
                .as("%s by %s", line.route(), role)
                .isEqualTo(requireNonNull(line.expected().get(role)).name());
        if (role.isOutside()) {
            all.assertThat(answer.body().contains(TwoClasses.MARK))
                    .as("%s tells %s what the class wrote", line.route(), role)
                    .isFalse();
            all.assertThat(classes.activities())
                    .as("%s by %s changes the class", line.route(), role)
                    .isEqualTo(before);
        }
    }

    private static Answer ask(TwoClasses classes, Line line, Role role) {
        var visitor = classes.as(role);
        var path = classes.path(line.path());
        if (line.changes()) {
            var response = visitor.htmx(line.method(), path, classes.form());
            return new Answer(response.statusCode(), response.body());
        }
        if (path.endsWith("/events")) {
            return stream(visitor, visitor.request(path));
        }
        var response = visitor.get(path);
        return new Answer(response.statusCode(), response.body());
    }

    private static Answer plain(TwoClasses classes, Line line, Role role) {
        var request = HttpRequest.newBuilder(URI.create(classes.server().address() + classes.path(line.path())))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(line.method(), HttpRequest.BodyPublishers.ofString(encoded(classes)))
                .build();
        var response = classes.as(role).send(request);
        return new Answer(response.statusCode(), response.body());
    }

    private static String encoded(TwoClasses classes) {
        return classes.form().entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// The first event of a stream, or what refused it.
    private static Answer stream(Visitor visitor, HttpRequest.Builder request) {
        var asked = request.header("Accept", "text/event-stream").build();
        try {
            var response = visitor.client().send(asked, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (response.statusCode() != 200) {
                    return new Answer(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
                }
                var text = CompletableFuture.supplyAsync(() -> firstEvent(body))
                        .completeOnTimeout("no event", Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS)
                        .join();
                return new Answer(response.statusCode(), text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String firstEvent(InputStream body) {
        var text = new StringBuilder();
        try {
            while (text.indexOf("\n\n") < 0) {
                int next = body.read();
                if (next < 0) break;
                text.append((char) next);
            }
        } catch (IOException e) {
            text.append(e);
        }
        return text.toString();
    }
}
