package dev.millrace.classroom;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.client.EventStream;
import dev.millrace.client.Visitor;
import dev.millrace.progress.Activity;
import dev.millrace.progress.Activity.Kind;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How an instructor leads, and what students get of it, over HTTP.
class LeadingTest {
    private static final String LAB = "revenue-per-window";
    private static final String DESIGN = "find-the-events";

    private Path data;
    private TestServer server;
    private Visitor marit;
    private Visitor noor;

    @BeforeEach
    void start(@TempDir Path folder) {
        data = folder;
        server = TestServer.start(data);
        marit = server.instructor();
        marit.get("/class");
        noor = server.student("Noor");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void onlyTheInstructorLeadsAndOnlyStudentsFollow() {
        for (var route : List.of(
                "PUT /class/position",
                "POST /class/gatherings",
                "POST /class/countdown",
                "POST /class/countdown/extensions",
                "DELETE /class/countdown",
                "PUT /class/holds",
                "DELETE /class/holds",
                "POST /class/announcements")) {
            assertThat(htmx(noor, route, Map.of("step", LAB, "minutes", "5")).statusCode())
                    .as(route)
                    .isEqualTo(403);
        }
        for (var route : List.of(
                "PUT /class/following",
                "DELETE /class/following",
                "POST /class/announcements/1/notes",
                "DELETE /class/away")) {
            assertThat(htmx(marit, route, Map.of()).statusCode()).as(route).isEqualTo(403);
        }
        assertThat(server.activities()).extracting(Activity::kind).containsOnly(Kind.JOINED);
    }

    @Test
    void theClassIsMovedAndTheAnswerIsThePlanWithTheNeedleThere() {
        var answer = htmx(marit, "PUT /class/position", Map.of("step", LAB, "zone", "Europe/Vienna"));

        assertThat(answer.body())
                .contains("<h1 id=\"pc\">P4")
                .contains("Class is here")
                .contains("role=\"slider\"");
        assertThat(htmx(marit, "PUT /class/position", Map.of("step", "no-such-step"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(htmx(noor, "PUT /class/following", Map.of()).body())
                .contains("data-href=\"/course/" + LAB + "\"")
                .contains("aria-pressed=\"true\"");
        assertThat(marit.get("/class").body()).contains("1 of 1 follow");
    }

    @Test
    void aCountdownSurvivesARestartAndNeedsMinutesThatMakeSense() {
        for (var minutes : List.of("", "0", "181", "-5", "ten")) {
            assertThat(htmx(marit, "POST /class/countdown", Map.of("minutes", minutes))
                            .statusCode())
                    .as(minutes)
                    .isEqualTo(422);
        }
        htmx(marit, "POST /class/countdown", Map.of("minutes", "25", "step", LAB));
        assertThat(htmx(marit, "POST /class/countdown/extensions", Map.of()).body())
                .contains("of 27:00");

        server.close();
        server = TestServer.start(data);
        marit = server.visitor();
        marit.get("/sign-in");
        marit.post("/sign-in", Map.of("name", "Marit", "password", "correct horse battery"));

        assertThat(marit.get("/class").body()).contains("of 27:00");
        assertThat(htmx(marit, "DELETE /class/countdown", Map.of()).body()).doesNotContain("of 27:00");
    }

    @Test
    void whatIsSaidToAllIsSeenUntilItIsNotedAndStaysOnAPageOfItsOwn() throws Exception {
        htmx(marit, "POST /class/announcements", Map.of("text", "Coffee at **15:10** <i>", "step", LAB));
        var banner = announcements();
        assertThat(banner)
                .contains("<strong>15:10</strong>")
                .contains("Go to P4")
                .doesNotContain("<i>", "&lt;i&gt;");

        var id = Pattern.compile("id=\"banner-([0-9]+)\"").matcher(banner);
        assertThat(id.find()).isTrue();
        var noted = htmx(noor, "POST /class/announcements/" + id.group(1) + "/notes", Map.of());
        htmx(noor, "POST /class/announcements/" + id.group(1) + "/notes", Map.of());

        assertThat(noted.body()).doesNotContain("15:10");
        assertThat(noor.get("/class/announcements").body()).contains("15:10");
        assertThat(marit.get("/class").body()).contains("seen by 1 of 1");
        assertThat(server.activities()).filteredOn(a -> a.kind() == Kind.NOTED).hasSize(1);
    }

    @Test
    void whoeverJoinsLaterIsNotGreetedByOldMessages() {
        htmx(marit, "POST /class/announcements", Map.of("text", "Good morning"));
        var late = server.student("Late");

        assertThat(htmx(late, "POST /class/announcements/1/notes", Map.of()).body())
                .doesNotContain("Good morning");
    }

    @Test
    void aMessageThatIsEmptyOrTooLongIsRefusedWithTheReason() {
        assertThat(htmx(marit, "POST /class/announcements", Map.of("text", "  "))
                        .body())
                .contains("the message is empty");
        var long1001 = htmx(marit, "POST /class/announcements", Map.of("text", "x".repeat(1_001)));
        assertThat(long1001.statusCode()).isEqualTo(422);
        assertThat(long1001.body()).contains("1001 characters");
        assertThat(htmx(marit, "POST /class/announcements", Map.of("text", "x".repeat(1_000)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aHeldSectionIsServedNowhereUntilTheClassGetsThere() {
        noor.get("/course/" + LAB);
        var judged = noor.htmx("POST", "/labs/" + LAB + "/submissions", Map.of("scope", "visible"));
        var submission = Pattern.compile("/submissions/([a-z0-9-]+)").matcher(judged.body());
        htmx(marit, "PUT /class/holds", Map.of("what", "section:5"));
        assertThat(noor.get("/search?q=tumbling+window").body()).doesNotContain("/course/time-and-windows");
        assertThat(marit.get("/search?q=tumbling+window").body()).contains("/course/time-and-windows");

        var page = noor.get("/course/" + LAB);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("This opens when the class gets there").doesNotContain("hintlist");
        for (var route : List.of(
                "POST /course/time-and-windows/read",
                "POST /course/" + LAB + "/hints/1",
                "PUT /labs/" + LAB + "/draft",
                "POST /labs/" + LAB + "/compile",
                "POST /labs/" + LAB + "/submissions",
                "POST /course/time-and-windows/quiz/any")) {
            assertThat(htmx(noor, route, Map.of()).statusCode()).as(route).isEqualTo(403);
        }
        if (submission.find()) {
            assertThat(noor.get("/submissions/" + submission.group(1)).statusCode())
                    .isEqualTo(403);
        }
        assertThat(noor.get("/lab?lab=" + LAB).statusCode()).isEqualTo(403);
        assertThat(noor.get("/course/revenue%2Dper%2Dwindow").statusCode()).isEqualTo(403);
        assertThat(noor.get("/course/revenue-per-window/").statusCode()).isEqualTo(403);
        assertThat(noor.get("/course/" + LAB + "?after=time-and-windows").statusCode())
                .isEqualTo(403);
        assertThat(noor.get("/course").body())
                .contains("opens when the class gets there")
                .doesNotContain("href=\"/course/" + LAB + "\"");
        assertThat(marit.get("/course/" + LAB).statusCode()).isEqualTo(200);

        htmx(marit, "PUT /class/position", Map.of("step", "streams-and-tables"));
        assertThat(noor.get("/course/" + LAB).statusCode()).isEqualTo(200);
    }

    @Test
    void theDemoOfAHeldLessonDoesNotRun() {
        assertThat(htmx(noor, "POST /shop/synchronous/orders", Map.of()).statusCode())
                .isNotEqualTo(403);

        htmx(marit, "PUT /class/holds", Map.of("what", "section:2"));

        assertThat(htmx(noor, "POST /shop/synchronous/orders", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(noor.get("/shop/synchronous/events").statusCode()).isEqualTo(403);
    }

    @Test
    void aPartIsHeldFromOneStudentAlone() {
        var farid = server.student("Farid");
        htmx(marit, "PUT /class/holds", Map.of("what", "hints:" + LAB, "student", server.idOf("Noor")));

        assertThat(noor.get("/course/" + LAB).body())
                .contains("opens the hints later")
                .doesNotContain("<ol class=\"hints\">");
        assertThat(htmx(noor, "POST /course/" + LAB + "/hints/1", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(farid.get("/course/" + LAB).body()).contains("<ol class=\"hints\">");
        assertThat(marit.get("/class").body()).contains("from Noor");
    }

    @Test
    void aHeldModelAnswerIsNotInThePageNorInTheAnswerToASave() {
        noor.get("/course/" + DESIGN);
        htmx(marit, "PUT /class/holds", Map.of("what", "answer:" + DESIGN));

        var saved = noor.htmx("POST", "/course/" + DESIGN + "/design", Map.of("c0-0", "OrderPlaced"));
        assertThat(saved.body()).contains("opens the model answer later").doesNotContain("design__model");
        assertThat(noor.get("/course/" + DESIGN).body()).doesNotContain("design__model");

        release("answer:" + DESIGN);
        assertThat(noor.get("/course/" + DESIGN).body()).contains("design__model");
    }

    @Test
    void aSolutionIsInThePageOnceItIsGivenOut() {
        var farid = server.student("Farid");
        assertThat(noor.get("/course/" + LAB).body())
                .doesNotContain("id=\"solution\"", "running total of one currency");
        assertThat(marit.get("/course/" + LAB).body()).contains("id=\"solution\"", "running total of one currency");

        release("solution:" + LAB + "&student=" + server.idOf("Noor"));
        assertThat(noor.get("/course/" + LAB).body()).contains("One way to do it", "running total of one currency");
        assertThat(farid.get("/course/" + LAB).body()).doesNotContain("running total of one currency");
        assertThat(marit.get("/class").body()).contains("given to Noor");

        release("solution:" + LAB);
        assertThat(farid.get("/course/" + LAB).body()).contains("running total of one currency");

        htmx(marit, "PUT /class/holds", Map.of("what", "solution:" + LAB));
        assertThat(noor.get("/course/" + LAB).body()).doesNotContain("running total of one currency");
        assertThat(marit.get("/class").body()).doesNotContain("given to");
    }

    @Test
    void whatTheCourseDoesNotHaveCannotBeHeldBack() {
        for (var what : List.of("", "section:99", "hints:no-such-lab", "answer:" + LAB)) {
            assertThat(htmx(marit, "PUT /class/holds", Map.of("what", what)).statusCode())
                    .as(what)
                    .isEqualTo(404);
        }
        assertThat(htmx(marit, "PUT /class/holds", Map.of("what", "section:5", "student", "somebody-else"))
                        .statusCode())
                .isEqualTo(404);
    }

    private void release(String what) {
        marit.send(marit.request("/class/holds?what=" + what)
                .header("HX-Request", "true")
                .DELETE()
                .build());
    }

    /// What a student's stream first brings of the messages to all.
    private String announcements() throws Exception {
        var events = new LinkedBlockingQueue<String>();
        try (var _ = EventStream.open(noor, noor.request("/class/here/events"), events::add)) {
            return requireNonNull(events.poll(20, TimeUnit.SECONDS), "no event in time");
        }
    }

    private static HttpResponse<String> htmx(Visitor who, String route, Map<String, String> form) {
        var parts = route.split(" ", 2);
        return who.htmx(parts[0], parts[1], form);
    }
}
