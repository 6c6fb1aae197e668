package dev.millrace.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.client.Visitor;
import dev.millrace.progress.Activity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A student's own attempts, over HTTP. What came of them is no matter here.
class OwnAttemptsIT {
    private static final String LAB = "/labs/revenue-per-window";

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

    private static void submit(Visitor student, String source) {
        student.htmx("POST", LAB + "/submissions", Map.of("scope", "visible", "source:RevenuePerWindow.java", source));
    }

    private List<String> submissions() {
        return server.activities().stream()
                .filter(activity -> activity.kind() == Activity.Kind.SUBMITTED)
                .map(activity -> activity.payload().path("submission").asText())
                .toList();
    }
}
