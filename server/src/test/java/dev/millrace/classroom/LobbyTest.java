package dev.millrace.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.TestServer;
import dev.millrace.client.EventStream;
import dev.millrace.client.Visitor;
import dev.millrace.identity.ClassId;
import dev.millrace.identity.StudentId;
import dev.millrace.progress.Activity;
import dev.millrace.progress.Activity.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What students' browsers report before the class begins, and who sees it.
class LobbyTest {
    private static final String REPORT = "/class/here/preflight";
    private static final Map<String, String> FINE = Map.of("browser", "fine", "events", "fine", "clock", "fine");
    private static final Map<String, String> LATE = Map.of("browser", "fine", "events", "held", "clock", "behind");

    private TestServer server;
    private Visitor marit;
    private Visitor noor;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data);
        marit = server.instructor();
        noor = server.student("Noor");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aReportIsOneRowHoweverOftenItIsSentAndTheLatestCounts() {
        assertThat(report(LATE)).isEqualTo(200);
        assertThat(report(LATE)).isEqualTo(200);
        assertThat(marit.get("/class").body())
                .contains("0 of 1 ready")
                .contains("clock is behind by more than a minute; network keeps event streams back");

        assertThat(report(FINE)).isEqualTo(200);

        assertThat(reports()).hasSize(2);
        assertThat(marit.get("/class").body()).contains("1 of 1 ready").doesNotContain("clock is behind");
        assertThat(noor.get("/course").body()).contains("This computer is ready for the class.");
    }

    @Test
    void nonsenseIsRefusedAndNotKept() {
        for (var word : List.of("", "FINE", "<b>", "x".repeat(10_000))) {
            assertThat(report(Map.of("browser", word, "events", "fine", "clock", "fine")))
                    .isEqualTo(400);
        }
        assertThat(report(Map.of())).isEqualTo(400);
        assertThat(reports()).isEmpty();
    }

    @Test
    void onlyStudentsReport() {
        assertThat(marit.htmx("POST", REPORT, FINE).statusCode()).isEqualTo(403);
        assertThat(server.visitor().get(REPORT).statusCode()).isEqualTo(401);
        assertThat(marit.htmx("POST", "/lab/standing", Map.of()).statusCode()).isEqualTo(403);
        assertThat(marit.get("/course").body()).doesNotContain("Before we start");
        assertThat(reports()).isEmpty();
    }

    @Test
    void whoHasTroubleStandsFirstAndWhoHasNotReportedIsNamed() {
        server.student("Ada").htmx("POST", REPORT, Map.of("browser", "fine", "events", "held", "clock", "fine"));
        server.student("Wei").htmx("POST", REPORT, Map.of("browser", "outdated", "events", "fine", "clock", "fine"));
        server.student("Elif").htmx("POST", REPORT, FINE);

        var page = marit.get("/class").body();
        var lobby = page.substring(page.indexOf("id=\"lobby\""));

        assertThat(lobby).contains("2 of 4 ready");
        assertThat(lobby.indexOf("<b>Wei</b>")).isBetween(0, lobby.indexOf("<b>Ada</b>"));
        assertThat(lobby).contains("<b>Not checked yet</b> Noor.").contains("<b>Ready</b> Elif.");
    }

    @Test
    void theInstructorHearsItWithinASecondAndTheLobbyEndsWithTheFirstMove() throws Exception {
        var events = new LinkedBlockingQueue<String>();
        var begun = new LinkedBlockingQueue<String>();
        try (var _ = EventStream.open(marit, marit.request("/class/events"), events::add);
                var _ = EventStream.open(noor, noor.request("/class/here/events"), begun::add)) {
            next(events, html -> html.contains("0 of 1 ready"));
            long sent = System.nanoTime();
            report(FINE);
            next(events, html -> html.contains("1 of 1 ready"));
            assertThat(System.nanoTime() - sent).isLessThan(TimeUnit.SECONDS.toNanos(1));

            marit.htmx("PUT", "/class/position", Map.of("step", "revenue-per-window"));

            next(events, html -> html.contains("<section id=\"lobby\" hidden>"));
            next(begun, html -> html.contains("id=\"preflight\" hidden"));
        }
        assertThat(noor.get("/course").body()).doesNotContain("Before we start");
        assertThat(noor.htmx("POST", REPORT, LATE).statusCode()).isEqualTo(204);
        assertThat(reports()).hasSize(1);
    }

    @Test
    void theLabIsStartedOnlyByItsStudent() {
        noor.get("/course");
        assertThat(noor.htmx("GET", "/lab/standing", Map.of()).body()).contains("Start my lab");
        assertThat(server.activities()).extracting(Activity::kind).doesNotContain(Kind.LAB_STARTED);
    }

    @Test
    void theLatestReportOfAStudentIsInTheFoldAndUnknownWordsAreLeftOut() throws Exception {
        var json = new ObjectMapper();
        var late = json.readTree("{\"browser\":\"fine\",\"events\":\"held\",\"clock\":\"ahead\"}");
        var newer = json.readTree("{\"browser\":\"fine\",\"events\":\"fine\",\"clock\":\"fine\"}");
        var unknown = json.readTree("{\"browser\":\"from-mars\",\"events\":\"fine\",\"clock\":\"fine\"}");

        var progress = StudentProgress.NONE.after(row(1, late)).after(row(2, newer));

        assertThat(progress.preflight().orElseThrow().weight()).isEqualTo(Preflight.Weight.FINE);
        assertThat(progress.after(row(3, unknown))).isEqualTo(progress);
        assertThat(progress.actedAt()).isEmpty(); // the browser did it, not the student
    }

    private static Activity row(long id, com.fasterxml.jackson.databind.JsonNode payload) {
        return new Activity(
                id,
                new ClassId("class"),
                Optional.of(new StudentId("noor")),
                Instant.EPOCH.plusSeconds(id),
                Kind.PREFLIGHT,
                Optional.empty(),
                payload);
    }

    private static void next(LinkedBlockingQueue<String> events, Predicate<String> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            var html = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(html).as("an event that is wanted").isNotNull();
            if (wanted.test(html)) return;
        }
    }

    private int report(Map<String, String> found) {
        return noor.htmx("POST", REPORT, found).statusCode();
    }

    private List<Activity> reports() {
        return server.activities().stream()
                .filter(activity -> activity.kind() == Kind.PREFLIGHT)
                .toList();
    }
}
