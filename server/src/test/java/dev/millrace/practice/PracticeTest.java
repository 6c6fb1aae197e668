package dev.millrace.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.TinyCourse;
import dev.millrace.client.Visitor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeTest {
    private static final Pattern QUESTION = Pattern.compile("action=\"(/course/first-steps/quiz/(q[0-9a-f]+))\"");

    private TestServer server;

    @BeforeEach
    void start(@TempDir Path data, @TempDir Path content) {
        TinyCourse.lay(content);
        server = TestServer.start(TestServer.settings(data).withContent(content));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void noAnswerLeavesTheServerBeforeTheStudentAnswered() {
        var page = server.student("Noor").get("/course/first-steps").body();

        assertThat(page)
                .contains("How many boxes are there?")
                .doesNotContain("Left and right.")
                .doesNotContain("Count again.")
                .doesNotContain("As you read.")
                .doesNotContain("See the arrow.")
                .doesNotContain("Only one.");
    }

    @Test
    void aWrongAnswerIsExplainedAndARightOneExplainsAll() {
        var noor = server.student("Noor");
        var path = questions(noor).getFirst();

        var wrong = noor.htmx("POST", path, Map.of("a", "0"));
        assertThat(wrong.body())
                .contains("data-v=\"fail\"", "Not right", "Count again.", "Answer again")
                .doesNotContain("Left and right.")
                .doesNotContain("<html");

        var right = noor.htmx("POST", path, Map.of("a", "1"));
        assertThat(right.body()).contains("data-v=\"pass\"", "Left and right.", "Count again.", "try 2");
        assertThat(noor.get("/course/first-steps").body()).contains("Left and right.");
    }

    @Test
    void withoutScriptTheAnswerIsAFormAndALessonAgain() {
        var noor = server.student("Noor");
        var path = questions(noor).getFirst();

        var answered = noor.post(path, Map.of("a", "1"));

        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(answered.uri().getPath()).isEqualTo("/course/first-steps");
        assertThat(answered.body()).contains("Left and right.");
    }

    @Test
    void anEmptyAnswerSaysWhatToDoAndIsNotKept() {
        var noor = server.student("Noor");
        var path = questions(noor).getFirst();

        var fragment = noor.htmx("POST", path, Map.of());
        assertThat(fragment.statusCode()).isEqualTo(422);
        assertThat(fragment.body()).contains("Choose one answer.");
        assertThat(noor.post(path, Map.of()).body()).contains("Choose one answer.");
        assertThat(server.activities())
                .noneMatch(activity -> activity.kind().stored().equals("answered"));
    }

    @Test
    void everyKindOfQuestionIsJudged() {
        var noor = server.student("Noor");
        var paths = questions(noor);

        assertThat(noor.htmx("POST", paths.get(1), Map.of("a", "0")).body()).contains("data-v=\"pass\"");
        assertThat(noor.htmx("POST", paths.get(2), Map.of("a0", "2", "a1", "1")).body())
                .contains("As you read.", "data-v=\"pass\"");
        assertThat(noor.htmx("POST", paths.get(3), Map.of("a0", "0", "a1", "1")).body())
                .contains("See the arrow.", "selected");
        assertThat(noor.htmx("POST", paths.get(4), Map.of("a", "1.0")).body()).contains("Only one.", "Right");
        assertThat(noor.htmx("POST", paths.get(4), Map.of("a", "a few")).body()).contains("Type a number");
        assertThat(server.activities().stream()
                        .filter(activity -> activity.kind().stored().equals("answered"))
                        .map(activity -> activity.payload().path("right").asBoolean()))
                .containsExactly(true, true, true, true);
    }

    @Test
    void oneStudentNeverSeesWhatAnotherAnswered() {
        var noor = server.student("Noor");
        noor.htmx("POST", questions(noor).getFirst(), Map.of("a", "1"));

        assertThat(server.student("Sam").get("/course/first-steps").body())
                .doesNotContain("Left and right.")
                .doesNotContain("data-v=\"pass\"");
    }

    @Test
    void whatAStudentPostsTheClassReads() {
        var noor = server.student("Noor");
        noor.get("/course/second-steps");

        var posted =
                noor.htmx("POST", "/course/second-steps/discussion", Map.of("text", "  Ours <b>hurts</b> at night. "));
        noor.htmx("POST", "/course/second-steps/discussion", Map.of("text", "   "));

        assertThat(posted.body())
                .contains("Ours hurts")
                .doesNotContain("<b>hurts")
                .contains("you</span>");
        assertThat(server.student("Sam").get("/course/second-steps").body())
                .contains("Read 1 answer", "<b>Noor</b>", "Ours hurts at night")
                .doesNotContain("you</span>");
    }

    @Test
    void theModelAnswerAppearsOnceTheStudentHasSavedTheirOwn() {
        var noor = server.student("Noor");
        assertThat(noor.get("/course/second-steps").body()).doesNotContain("There are two.");

        var empty = noor.htmx("POST", "/course/second-steps/design", Map.of("c0-0", " "));
        assertThat(empty.body()).doesNotContain("There are two.");
        var saved =
                noor.htmx("POST", "/course/second-steps/design", Map.of("c0-0", "OrderPlaced", "c0-1", "\"orders\""));

        assertThat(saved.body()).contains("There are two.", "value=\"OrderPlaced\"", "&#34;orders&#34;");
        assertThat(noor.get("/course/second-steps").body()).contains("There are two.", "value=\"OrderPlaced\"");
        assertThat(server.student("Sam").get("/course/second-steps").body()).doesNotContain("OrderPlaced");
    }

    @Test
    void instructorsSeeTheSolutionAndDoNotAnswer() {
        var marit = server.instructor();

        var page = marit.get("/course/first-steps").body();
        assertThat(page)
                .contains("Left and right.", "As you read.", "Only one.")
                .doesNotContain(">Answer<");
        assertThat(marit.post(questions(marit).getFirst(), Map.of("a", "1")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void nonsenseIsRefusedWithASentence() {
        var noor = server.student("Noor");
        noor.get("/course/first-steps");

        for (var path : List.of(
                "/course/first-steps/quiz/q00000000",
                "/course/double-it/quiz/q1",
                "/course/first-steps/discussion",
                "/course/first-steps/design",
                "/course/nowhere/discussion")) {
            var answer = noor.htmx("POST", path, Map.of("a", "1"));
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("class=\"error\"").doesNotContain("Exception");
        }
    }

    @Test
    void textThatIsTooLongOrStrangeIsKeptAsFarAsItFits() {
        var noor = server.student("Noor");
        var path = questions(noor).getFirst();

        assertThat(noor.htmx("POST", path, Map.of("a", "1", "a0", "\"\\\u0001".repeat(500)))
                        .statusCode())
                .isEqualTo(200);
        var posted = noor.htmx(
                "POST",
                "/course/second-steps/discussion",
                Map.of("text", "x".repeat(1_999) + "\ud83d\ude00 and more\0"));
        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(posted.body()).contains("x".repeat(1_999)).doesNotContain("and more");
    }

    private static List<String> questions(Visitor visitor) {
        return QUESTION.matcher(visitor.get("/course/first-steps").body())
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
