package dev.millrace.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.client.Visitor;
import dev.millrace.progress.Activity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Drafts and submissions over HTTP, with real workers, on lab P4.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class GradingIT {
    private static final String LAB = "revenue-per-window";
    private static final String FILE = "RevenuePerWindow.java";
    private static final Path FOLDER = TestServer.home()
            .resolve("content/courses/building-event-driven-services/labs")
            .resolve(LAB);
    private static final Pattern ID = Pattern.compile("/submissions/([0-9a-f-]{36})");

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aSolutionPassesAndIsInTheLog() {
        var noor = server.student("Noor");
        var answer = submit(noor, "all", solution());

        assertThat(answer)
                .contains(
                        "data-results=\"pass\"", "<b>7</b> of 7 checks passed", "<dt>compile</dt>", "<dt>replay</dt>");
        assertThat(noor.get("/course/" + LAB).body()).contains("<b>7</b> of 7 checks passed", ">7/7<");
        assertThat(last(Activity.Kind.JUDGED).payload().path("outcome").asText())
                .isEqualTo("passed");
        assertThat(last(Activity.Kind.JUDGED).payload().path("of").asInt()).isEqualTo(7);
        assertThat(last(Activity.Kind.SUBMITTED).payload().path("scope").asText())
                .isEqualTo("all");
    }

    @Test
    void aWrongOneShowsItsRecordsForVisibleChecksAndOnlyTheClassForHiddenOnes() {
        var answer = submit(server.student("Noor"), "all", wrong("sums-as-int"));

        assertThat(answer).contains("data-results=\"fail\"", "<b>6</b> of 7", "Totals beyond two billion");
        var hidden = answer.substring(answer.indexOf("Failed: Totals beyond"));
        assertThat(hidden.substring(0, hidden.indexOf("</section>")))
                .contains("wrong value")
                .doesNotContain("minor", "expected ", "windowStart", "The events of this check");

        var visible = submit(server.student("Sam"), "visible", wrong("no-grace"));
        assertThat(visible)
                .contains(
                        "<b>1</b> of 2 visible checks",
                        "<code>minor</code> is 3000, expected 3550",
                        "The events of this check")
                .doesNotContain("10:05:00.000 opens a window");
    }

    @Test
    void compilerErrorsComeWithTheirPlace() {
        var answer = submit(server.student("Noor"), "visible", solution().replace("builder.build()", "builder.bild()"));

        assertThat(answer)
                .contains("data-results=\"error\"", "It does not compile yet", "cannot find symbol", "&#34;line&#34;:");
    }

    @Test
    void untrustedTextIsEscaped() {
        var throwing = solution()
                .replace(
                        "StreamsBuilder builder = new StreamsBuilder();",
                        "if (true) throw new RuntimeException(\"<script>alert(1)</script>\"); "
                                + "StreamsBuilder builder = new StreamsBuilder();");
        var noor = server.student("Noor");
        var answer = submit(noor, "visible", "// </textarea><script>alert(2)</script>\n" + throwing);

        assertThat(answer).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
        assertThat(noor.get("/course/" + LAB).body())
                .doesNotContain("<script>alert")
                .contains("&lt;/textarea&gt;");
    }

    @Test
    void anEndlessLoopIsStoppedAndTheNextSubmissionIsJudged() {
        var noor = server.student("Noor");
        var looping = solution()
                .replace(
                        "StreamsBuilder builder = new StreamsBuilder();",
                        "while (System.nanoTime() != 1) { } StreamsBuilder builder = new StreamsBuilder();");

        assertThat(submit(noor, "visible", looping)).contains("Stopped at a limit", "took longer than 10 s");
        assertThat(submit(noor, "visible", solution())).contains("data-results=\"pass\"", "<dt>attempt</dt><dd>2</dd>");
    }

    /// While it is being judged every process that could judge it is killed, so that the second try breaks as well.
    @Test
    void whenWorkersBreakTwiceItIsOurFaultAndCostsNoAttempt() throws InterruptedException {
        var noor = server.student("Noor");
        assertThat(submit(noor, "visible", solution())).contains("<dt>attempt</dt><dd>1</dd>");
        var stop = new AtomicBoolean();
        var killer = Thread.startVirtualThread(() -> {
            while (!stop.get()) {
                ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
                LockSupport.parkNanos(1_000_000);
            }
        });
        try {
            assertThat(submit(noor, "visible", solution())).contains("costs no attempt");
        } finally {
            stop.set(true);
        }
        killer.join();
        assertThat(submit(noor, "visible", solution())).contains("data-results=\"pass\"", "<dt>attempt</dt><dd>2</dd>");
    }

    @Test
    void whatIsTypedIsCompiledAndNeitherKeptNorCounted() {
        var noor = server.student("Noor");
        var broken = solution().replace("builder.build()", "builder.bild()");
        assertThat(compiled(noor, broken)).contains("\"ok\":false", "cannot find symbol", "\"line\":");
        assertThat(compiled(noor, solution())).contains("\"ok\":true", "\"diagnostics\":[]");
        assertThat(noor.get("/course/" + LAB).body()).contains("data-version=\"0\"", "No run yet");
        assertThat(submit(noor, "visible", solution())).contains("<dt>attempt</dt><dd>1</dd>");
    }

    @Test
    void whoCompilesWithoutEndIsAskedToWait() {
        var noor = server.student("Noor");
        var answers = Stream.generate(() -> typed(noor, solution()).body()).limit(60);
        assertThat(answers).anySatisfy(answer -> assertThat(answer).contains("\"state\":\"busy\""));
    }

    @Test
    void whatIsTypedHasTheLimitsOfASubmission() {
        var noor = server.student("Noor");
        assertThat(typed(noor, "x".repeat(1_100_000)).statusCode()).isEqualTo(413);
        assertThat(noor.htmx("POST", "/labs/tour-your-broker/compile", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(server.visitor()
                        .htmx("POST", "/labs/" + LAB + "/compile", Map.of())
                        .statusCode())
                .as("a stranger has no page to send it from")
                .isEqualTo(403);
    }

    @Test
    void aDraftIsKeptAndCounted() {
        var noor = server.student("Noor");
        var first = noor.htmx("PUT", "/labs/" + LAB + "/draft", Map.of("file", FILE, "source", "class A { // mine"));
        assertThat(first.body()).contains("\"version\":1");
        var second = noor.htmx("PUT", "/labs/" + LAB + "/draft", Map.of("file", FILE, "source", "class B { // mine"));
        assertThat(second.body()).contains("\"version\":2", "savedAt");

        assertThat(noor.get("/course/" + LAB).body())
                .contains("class B { // mine")
                .contains("data-version=\"2\"");
        assertThat(server.student("Sam").get("/course/" + LAB).body()).doesNotContain("// mine");
    }

    @Test
    void whatIsTooBigOrNotThereSaysSo() {
        var noor = server.student("Noor");
        var big = noor.htmx("PUT", "/labs/" + LAB + "/draft", Map.of("file", FILE, "source", "x".repeat(1_100_000)));
        assertThat(big.statusCode()).isEqualTo(413);
        assertThat(big.body()).contains("Your source has 1100000 bytes").doesNotContain("\tat ");
        var submission = noor.post("/labs/" + LAB + "/submissions", form("all", "x".repeat(1_100_000)));
        assertThat(submission.statusCode()).isEqualTo(413);

        assertThat(noor.htmx("PUT", "/labs/" + LAB + "/draft", Map.of("file", "Other.java", "source", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(noor.htmx("POST", "/labs/tour-your-broker/submissions", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(noor.htmx("POST", "/labs/no-such-lab/submissions", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anotherStudentsSubmissionIsNotFoundByItsNumber() {
        var noor = server.student("Noor");
        var id = last(noor);
        assertThat(noor.htmx("GET", "/submissions/" + id, Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(server.student("Sam")
                        .htmx("GET", "/submissions/" + id, Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.visitor().get("/submissions/" + id).statusCode()).isEqualTo(401);
    }

    @Test
    void withoutScriptAFormAndThePageAgain() {
        var noor = server.student("Noor");
        var page = noor.post("/labs/" + LAB + "/submissions", form("all", solution()));
        assertThat(page.uri().getPath()).isEqualTo("/course/" + LAB);
        assertThat(page.body()).contains("<html", "id=\"results\"");
    }

    /// Asks as the editor does, until somebody has time.
    private static String compiled(Visitor visitor, String source) {
        while (true) {
            var answer = typed(visitor, source).body();
            if (!answer.contains("\"state\":\"busy\"")) {
                return answer;
            }
        }
    }

    private static HttpResponse<String> typed(Visitor visitor, String source) {
        return visitor.htmx("POST", "/labs/" + LAB + "/compile", Map.of("source:" + FILE, source));
    }

    private String last(Visitor visitor) {
        submit(visitor, "visible", solution());
        return last(Activity.Kind.SUBMITTED).payload().path("submission").asText();
    }

    private Activity last(Activity.Kind kind) {
        return server.activities().stream()
                .filter(activity -> activity.kind() == kind)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    /// Submits as htmx does, and asks again until the verdict is there.
    private static String submit(Visitor visitor, String scope, String source) {
        var answer = visitor.htmx("POST", "/labs/" + LAB + "/submissions", form(scope, source))
                .body();
        while (answer.contains("data-results=\"running\"")) {
            var id = ID.matcher(answer);
            assertThat(id.find()).isTrue();
            answer =
                    visitor.htmx("GET", "/submissions/" + id.group(1), Map.of()).body();
        }
        return answer;
    }

    private static Map<String, String> form(String scope, String source) {
        return Map.of("scope", scope, "source:" + FILE, source);
    }

    private static String solution() {
        return read(FOLDER.resolve("solution").resolve(FILE));
    }

    private static String wrong(String name) {
        return read(FOLDER.resolve("wrong").resolve(name).resolve(FILE));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
