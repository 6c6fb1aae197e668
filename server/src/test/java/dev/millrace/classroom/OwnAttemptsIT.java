package dev.millrace.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.client.Visitor;
import dev.millrace.progress.Activity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A student's own attempts, over HTTP. What came of them is no matter here.
class OwnAttemptsIT {
    private static final String LAB = "/labs/revenue-per-window";
    private static final Pattern AGAIN = Pattern.compile("hx-get=\"(/submissions/[0-9a-f-]{36})\"");
    private static final int MOST_LOOKS = 100;

    private TestServer server;
    private Visitor noor;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        noor = server.student("Noor");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void allAreKeptAndAnyTwoAreCompared() {
        submit(noor, "class One {}");
        submit(noor, "class One {}\nclass Two {}");
        submit(noor, "class One {}\nclass Three {}");
        var ids = submissions();

        assertThat(noor.get(LAB + "/attempts").body())
                .contains("Your attempts at P4", "<ins>class Three {} </ins>", "<del>class Two {} </del>");
        assertThat(noor.htmx("GET", LAB + "/attempts?from=" + ids.get(0) + "&to=" + ids.get(2), Map.of())
                        .body())
                .contains("Attempt 1 (", ") to attempt 3 (", "aria-label=\"What changed\"")
                .doesNotContain("<h1>");
        assertThat(noor.get(LAB + "/attempts?from=" + ids.get(1) + "&to=" + ids.get(1))
                        .body())
                .contains(": the same");
        assertThat(noor.get(LAB + "/attempts?from=nonsense&to=" + ids.get(1)).body())
                .doesNotContain("to attempt");
    }

    @Test
    void sourcesComeBackToTheirOwnerAlone() {
        submit(noor, "class One {} // <b>&");
        var path = LAB + "/attempts/" + submissions().getFirst();

        assertThat(noor.get(path).body()).contains("\"RevenuePerWindow.java\":\"class One {} // <b>&\"");
        assertThat(server.student("Farid").get(path).statusCode()).isEqualTo(404);
        assertThat(noor.get(LAB + "/attempts/nonsense").statusCode()).isEqualTo(404);
        assertThat(noor.get("/labs/tour-your-broker/attempts").statusCode()).isEqualTo(404);
    }

    @Test
    void whoHasTriedNothingReadsSo() {
        assertThat(noor.get(LAB + "/attempts").body()).contains("No attempt yet");
    }

    /// Waits for the verdict: who submits while one is judged gets that one.
    private static void submit(Visitor student, String source) {
        var form = Map.of("scope", "visible", "source:RevenuePerWindow.java", source);
        var answer = student.htmx("POST", LAB + "/submissions", form).body();
        for (int i = 0; i < MOST_LOOKS && answer.contains("data-results=\"running\""); i++) {
            var again = AGAIN.matcher(answer);
            assertThat(again.find()).isTrue();
            answer = student.htmx("GET", again.group(1), Map.of()).body();
        }
        assertThat(answer).doesNotContain("data-results=\"running\"");
    }

    private List<String> submissions() {
        return server.activities().stream()
                .filter(activity -> activity.kind() == Activity.Kind.SUBMITTED)
                .map(activity -> activity.payload().path("submission").asText())
                .toList();
    }
}
