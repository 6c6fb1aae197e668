package dev.millrace.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.client.Visitor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hands, polls, messages and hints over real HTTP.
class AskingTest {
    private static final Pattern POLL = Pattern.compile("/class/polls/([0-9]+)/");

    private TestServer server;
    private Visitor marit;
    private Path data;

    @BeforeEach
    void start(@TempDir Path folder) {
        data = folder;
        server = TestServer.start(data);
        marit = server.instructor();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aQuestionGoesWithTheHandAndAnotherOneKeepsThePlace() {
        var noor = server.student("Noor");
        var farid = server.student("Farid");
        noor.htmx("POST", "/class/hand", Map.of("question", "Why <b>one</b>?"));
        farid.htmx("POST", "/class/hand", Map.of());

        noor.htmx("POST", "/class/hand", Map.of("question", "Why **two**?"));

        var page = marit.get("/class").body();
        assertThat(page).contains("2 waiting", "Why <strong>two</strong>?").doesNotContain("Why <b>one");
        assertThat(page.indexOf("Take Noor")).isLessThan(page.indexOf("Take Farid"));
        assertThat(farid.get("/class/here").body()).contains("2nd in line");
    }

    @Test
    void takingAHandOpensTheDrawerAndTellsTheStudentWhoComes() {
        var noor = server.student("Noor");
        noor.htmx("POST", "/class/hand", Map.of("question", "Why?"));

        var taken = marit.htmx("DELETE", "/class/hands/" + server.idOf("Noor"), Map.of())
                .body();

        assertThat(taken).contains("0 waiting", "id=\"drawer\" hx-swap-oob", "<h2>Noor</h2>");
        assertThat(noor.get("/class/here").body()).contains("Marit is coming");
        noor.htmx("POST", "/class/hand", Map.of());
        assertThat(noor.get("/class/here").body()).contains("You are next").doesNotContain("is coming");
    }

    @Test
    void withoutScriptAHandIsRaisedAndLoweredByForms() {
        var noor = server.student("Noor");

        assertThat(noor.post("/class/hand", Map.of("question", "Where is B1?")).body())
                .contains("You are next", "Where is B1?");
        assertThat(noor.post("/class/hand/lowered", Map.of()).body()).contains("<h1>Ask</h1>", "Raise hand");
        assertThat(marit.get("/class").body()).contains("0 waiting");
    }

    @Test
    void aPollIsAnsweredChangedClosedAndShown() {
        var noor = server.student("Noor");
        var farid = server.student("Farid");
        marit.htmx("POST", "/class/polls", Map.of("kind", "single", "question", "Which?", "options", "one\n*two"));
        var poll = poll();

        assertThat(noor.htmx("POST", "/class/polls/" + poll + "/answer", Map.of())
                        .statusCode())
                .isEqualTo(422);
        noor.htmx("POST", "/class/polls/" + poll + "/answer", Map.of("a", "0"));
        var changed = noor.htmx("POST", "/class/polls/" + poll + "/answer", Map.of("a", "1"));
        assertThat(changed.body()).contains("Change my answer").doesNotContain("poll__bars");
        assertThat(marit.get("/class").body()).contains("1 of 2 answered", "Who has not");

        marit.htmx("POST", "/class/polls/" + poll + "/end", Map.of());
        assertThat(farid.htmx("POST", "/class/polls/" + poll + "/answer", Map.of("a", "0"))
                        .body())
                .contains("Closed.");
        assertThat(marit.get("/class").body()).contains("1 of 2 answered");

        marit.htmx("POST", "/class/polls/" + poll + "/result", Map.of());
        assertThat(farid.get("/class/ask").body()).contains("poll__bars").doesNotContain("data-right");
        marit.htmx("POST", "/class/polls/" + poll + "/result", Map.of("right", "true"));
        assertThat(farid.get("/class/ask").body()).contains("data-right");

        marit.htmx("DELETE", "/class/polls/" + poll, Map.of());
        assertThat(farid.get("/class/ask").body()).doesNotContain("Which?");
        assertThat(marit.htmx("GET", "/class/polls", Map.of()).body()).contains("1 of 2 answered", "Which?");
    }

    @Test
    void aPollOutlivesTheServerWithItsAnswersAndALateJoinerSeesIt() {
        server.student("Noor");
        marit.htmx("POST", "/class/polls", Map.of("kind", "text", "question", "What hurts?"));
        server.close();
        server = TestServer.start(data);

        assertThat(server.student("Late").get("/class/ask").body()).contains("What hurts?");
    }

    @Test
    void aQuestionOfTheLessonIsAskedAsItStandsThere() {
        var choices = marit.htmx("GET", "/class/polls/questions", Map.of()).body();
        var lesson = first(choices, "name=\"lesson\" value=\"([^\"]+)\"");
        var question = first(choices, "name=\"id\" value=\"([^\"]+)\"");

        marit.htmx("POST", "/class/polls", Map.of("lesson", lesson, "id", question));

        assertThat(server.student("Noor").get("/class/ask").body()).contains("/answer\"");
        assertThat(marit.htmx("POST", "/class/polls", Map.of("lesson", lesson, "id", "q0"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRefusedPollComesBackAsItWasTyped() {
        var answer =
                marit.htmx("POST", "/class/polls", Map.of("kind", "single", "question", "Which?", "options", "one"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("2 to 8 options", ">Which?</textarea>", ">one</textarea>");
    }

    @Test
    void messagesGoBetweenTheTwoAndNobodyElse() {
        var noor = server.student("Noor");
        var farid = server.student("Farid");
        marit.htmx(
                "POST", "/class/students/" + server.idOf("Noor") + "/messages", Map.of("text", "Look at **line 3**"));

        assertThat(noor.get("/class/ask").body()).contains("Look at <strong>line 3</strong>", "Marit");
        assertThat(farid.get("/class/ask").body()).doesNotContain("line 3");
        noor.htmx("POST", "/class/messages", Map.of("text", "Now it works"));
        assertThat(marit.get("/class/students/" + server.idOf("Noor")).body())
                .contains("Now it works", "have seen the last");
        assertThat(marit.get("/class").body()).doesNotContain("Now it works").doesNotContain("line 3");
    }

    @Test
    void theNextHintIsTheFirstThatTheStudentDoesNotHave() {
        var noor = server.student("Noor");
        noor.get("/course/tour-your-broker");
        noor.htmx("POST", "/course/tour-your-broker/hints/1", Map.of());
        var drawer = "/class/students/" + server.idOf("Noor");
        assertThat(marit.get(drawer).body()).contains("Send hint 2");

        var form = Map.of("lab", "tour-your-broker", "hint", "2");
        marit.htmx("POST", drawer + "/hints", form);
        marit.htmx("POST", drawer + "/hints", form);

        assertThat(marit.get(drawer).body()).contains("Send hint 3");
        assertThat(server.activities())
                .filteredOn(a -> a.kind().stored().equals("hint-sent"))
                .hasSize(1);
        assertThat(noor.get("/class/ask").body()).contains("/course/tour-your-broker#hint-2");
    }

    @Test
    void onlyTheInstructorActsForTheClassAndOnlyStudentsAnswer() {
        var noor = server.student("Noor");
        var id = server.idOf("Noor");
        for (var path : List.of(
                "/class/polls",
                "/class/polls/1/end",
                "/class/polls/1/result",
                "/class/students/" + id + "/messages",
                "/class/students/" + id + "/hints")) {
            assertThat(noor.htmx("POST", path, Map.of("text", "x")).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(noor.htmx("DELETE", "/class/polls/1", Map.of()).statusCode()).isEqualTo(403);
        assertThat(noor.get("/class/polls").statusCode()).isEqualTo(403);
        for (var path : List.of("/class/messages", "/class/polls/1/answer", "/class/hand")) {
            assertThat(marit.htmx("POST", path, Map.of("text", "x")).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(marit.htmx("POST", "/class/students/nobody/messages", Map.of("text", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.visitor().get("/class/ask").statusCode()).isEqualTo(401);
    }

    @Test
    void textsAreBoundedAndNothingInThemBreaksThePage() {
        var noor = server.student("Noor");
        noor.htmx("POST", "/class/hand", Map.of("question", "> ".repeat(400) + "\0" + "<script>".repeat(50)));
        marit.htmx(
                "POST",
                "/class/students/" + server.idOf("Noor") + "/messages",
                Map.of("text", "- ".repeat(900) + "x".repeat(5_000)));

        assertThat(marit.get("/class").statusCode()).isEqualTo(200);
        assertThat(marit.get("/class").body()).doesNotContain("<script>&");
        assertThat(noor.get("/class/ask").statusCode()).isEqualTo(200);
    }

    @Test
    void theHeatmapIsFilteredAndALabIsChosenByLinks() {
        server.student("Noor").htmx("POST", "/class/hand", Map.of());
        server.student("Farid");

        var up =
                marit.get("/class?show=hand&sort=behind&lab=revenue-per-window").body();

        assertThat(up).contains("1 of 2 students", "P4 Revenue per five minutes");
        assertThat(up).contains("/class?sort=behind&amp;show=stuck&amp;lab=revenue-per-window");
        assertThat(marit.get("/class?show=nonsense&lab=../x").statusCode()).isEqualTo(200);
    }

    private String poll() {
        return first(marit.get("/class").body(), POLL.pattern());
    }

    private static String first(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
