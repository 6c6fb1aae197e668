package dev.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.client.Visitor;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is sent, the answer is a sentence and a way on, never a stack trace, and nothing is lost.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String LAB = "/course/mask-customer-data";

    private TestServer server;
    private Visitor noor;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        noor = server.student("Noor");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing-here",
                "/course/no-such-lesson",
                "/course/UPPER%20CASE",
                "/course/..%2F..%2Fetc%2Fpasswd",
                "/submissions/somebody-elses",
                "/lab/topics/%FF%FE",
                "/resume/made.up",
                "/instructor/claim/made-up"
            })
    void anUnknownAddressIsSaidToBeUnknown(String path) {
        var answer = noor.get(path);

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertClear(answer);
    }

    @Test
    void moreThanAMegabyteOfSourceIsRefusedAndTheDraftStays() {
        noor.get(LAB);
        var draft = noor.htmx(
                "PUT",
                "/labs/mask-customer-data/draft",
                Map.of("file", "MaskCustomerData.java", "source", "// my first thoughts"));
        assertThat(draft.statusCode()).isEqualTo(200);

        var answer = noor.htmx(
                "POST",
                "/labs/mask-customer-data/submissions",
                Map.of("scope", "all", "source:MaskCustomerData.java", "x".repeat((1 << 20) + 1)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("at most");
        assertClear(answer);
        assertThat(noor.get(LAB).body()).contains("// my first thoughts");
    }

    /// The server hangs up on a client that goes on sending, and a client that is hung up on may miss the answer
    /// (RFC 9112, 9.6).
    @Test
    void twentyMegabytesAreRefused() {
        var sent = new ByteArrayInputStream(new byte[20 << 20]);
        var request = noor.request("/join")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> sent))
                .build();
        try {
            var answer = noor.send(request);
            assertThat(answer.statusCode()).isEqualTo(413);
            assertClear(answer);
        } catch (UncheckedIOException e) {
            assertThat(sent.available()).as("what was never taken").isPositive();
        }
        assertThat(noor.get("/course").statusCode()).isEqualTo(200);
    }

    @Test
    void brokenUtf8IsTakenAsReplacedCharactersNotAsAFault() {
        var code = server.millrace().classroom().code();
        var broken = ("code=" + code + "&name=N%FFoor%C3").getBytes(StandardCharsets.ISO_8859_1);
        var visitor = server.visitor();
        visitor.get("/");

        var answer = visitor.send(visitor.request("/join")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofByteArray(broken))
                .build());

        assertThat(answer.statusCode()).isBetween(200, 499);
        assertClear(answer);
    }

    @Test
    void aNameThatIsMarkupStaysText() {
        var visitor = server.visitor();
        visitor.get("/");
        visitor.post(
                "/join", Map.of("code", server.millrace().classroom().code(), "name", "<script>alert(1)</script>"));

        assertThat(visitor.get("/account").body())
                .doesNotContain("<script>alert")
                .contains("&lt;script>alert(1)");
    }

    @Test
    void aMadeUpQuestionOrHintIsUnknown() {
        assertThat(noor.htmx("POST", "/course/time-and-windows/quiz/made-up", Map.of("a", "0"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(noor.htmx("POST", LAB + "/hints/99999999999999", Map.of()).statusCode())
                .isBetween(400, 499);
    }

    private static void assertClear(HttpResponse<String> answer) {
        assertThat(answer.body())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("We broke something");
    }
}
