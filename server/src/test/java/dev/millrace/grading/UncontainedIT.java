package dev.millrace.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Settings;
import dev.millrace.TestServer;
import dev.millrace.client.Visitor;
import dev.millrace.grader.GraderSettings.SandboxChoice;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Without a sandbox a server judges for its own machine only, and says so.
@Timeout(300)
class UncontainedIT {
    private static final String LAB = "revenue-per-window";
    private static final String CAUTION = "Submissions run without a sandbox";
    private static final String REFUSAL = "Nothing is judged on this server: it has no sandbox";
    private static final String REMEDY = "apt-get install bubblewrap";

    private static final Pattern ID = Pattern.compile("/submissions/([0-9a-f-]{36})");

    @TempDir
    private Path data;

    @Test
    void onLoopbackItJudgesAndTheDockAndTheClassPageSayThatThereIsNone() {
        try (var server = TestServer.start(settings("127.0.0.1", false))) {
            assertThat(server.millrace().grader().sandboxName()).isEqualTo("none");
            var noor = server.student("Noor");
            assertThat(noor.get("/course/" + LAB).body()).contains(CAUTION, REMEDY);
            assertThat(server.instructor().get("/class").body()).contains(CAUTION, REMEDY);
            assertThat(submit(noor)).contains("It does not compile yet");
        }
    }

    @Test
    void whereOthersCanReachItNothingIsJudgedAndEverybodyIsToldWhatIsMissing() {
        try (var server = TestServer.start(settings("0.0.0.0", false))) {
            assertThat(server.millrace().grader().caution().orElseThrow()).contains(REFUSAL, REMEDY);
            assertThat(server.millrace().grader().readyWorkers()).isZero();
            var noor = server.student("Noor");
            assertThat(submit(noor)).contains("Not judged: our fault", REFUSAL, REMEDY);
            assertThat(noor.htmx("POST", "/labs/" + LAB + "/compile", Map.of()).body())
                    .contains("\"state\":\"off\"");
            assertThat(noor.get("/course/" + LAB).body()).contains(REFUSAL, REMEDY);
            assertThat(server.instructor().get("/class").body()).contains(REFUSAL, REMEDY);
        }
    }

    @Test
    void othersReachAServerByItsAddressOrThroughAProxy() {
        assertThat(settings("127.0.0.1", false).reachable()).isFalse();
        assertThat(settings("::1", false).reachable()).isFalse();
        assertThat(settings("127.0.0.1", true).reachable()).isTrue();
        assertThat(settings("0.0.0.0", false).reachable()).isTrue();
        assertThat(settings("192.0.2.1", false).reachable()).isTrue();
    }

    private Settings settings(String bind, boolean trustProxy) {
        var plain = TestServer.settings(data);
        return new Settings(
                plain.home(),
                plain.data(),
                plain.content(),
                bind,
                plain.port(),
                plain.databaseUrl(),
                trustProxy,
                plain.labs(),
                SandboxChoice.NONE,
                plain.workers());
    }

    /// The results as they are when the verdict is there.
    private static String submit(Visitor student) {
        var form = Map.of("scope", "all", "source:RevenuePerWindow.java", "not Java");
        var answer = student.htmx("POST", "/labs/" + LAB + "/submissions", form).body();
        while (answer.contains("data-results=\"running\"")) {
            var id = ID.matcher(answer);
            assertThat(id.find()).isTrue();
            answer =
                    student.htmx("GET", "/submissions/" + id.group(1), Map.of()).body();
        }
        return answer;
    }
}
