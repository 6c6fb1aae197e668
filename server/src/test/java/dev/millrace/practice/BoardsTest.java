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

/// The board of a discussion, as peers, the author and the instructor see it.
class BoardsTest {
    private static final String LESSON = "/course/second-steps";
    private static final String BOARD = LESSON + "/discussion";

    private TestServer server;
    private Visitor noor;
    private Visitor sam;
    private Visitor marit;

    @BeforeEach
    void start(@TempDir Path data, @TempDir Path content) {
        TinyCourse.lay(content);
        server = TestServer.start(TestServer.settings(data).withContent(content));
        marit = server.instructor();
        noor = server.student("Noor");
        sam = server.student("Sam");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoWantsIsAnonymousToPeersAndNotToTheInstructor() {
        noor.htmx("POST", BOARD, Map.of("text", "Ours hurts", "anonymous", "true"));

        assertThat(sam.get(LESSON).body())
                .contains("Ours hurts", "Somebody of your class")
                .doesNotContain("Noor");
        assertThat(marit.get(LESSON).body()).contains("<b>Noor</b>", "without name to the class");
    }

    @Test
    void aReplyStandsUnderItsPostAndHasNoneOfItsOwn() {
        noor.htmx("POST", BOARD, Map.of("text", "First"));
        var post = post("First");
        sam.htmx("POST", BOARD, Map.of("text", "Second", "parent", post));

        assertThat(noor.get(LESSON).body()).contains("discuss__replies", "Second", "Read 1 answer");
        var deeper = noor.htmx("POST", BOARD, Map.of("text", "Third", "parent", post("Second")));
        assertThat(deeper.statusCode()).isEqualTo(404);
    }

    @Test
    void aVoteIsOneAPersonAndNobodyVotesForThemselves() {
        noor.htmx("POST", BOARD, Map.of("text", "First"));
        var vote = BOARD + "/" + post("First") + "/vote";
        sam.htmx("POST", vote, Map.of("on", "true"));
        assertThat(sam.htmx("POST", vote, Map.of("on", "true")).body()).contains("aria-pressed=\"true\"", ", 1 so far");

        assertThat(noor.htmx("POST", vote, Map.of("on", "true")).statusCode()).isEqualTo(404);
        assertThat(sam.htmx("POST", vote, Map.of("on", "false")).body()).contains(", 0 so far");
    }

    @Test
    void onlyTheAuthorEditsAndOnlyTheInstructorPinsAndRemoves() {
        noor.htmx("POST", BOARD, Map.of("text", "First"));
        var at = BOARD + "/" + post("First");

        assertThat(sam.htmx("POST", at + "/text", Map.of("text", "Mine now")).statusCode())
                .isEqualTo(404);
        assertThat(noor.htmx("POST", at + "/text", Map.of("text", "Better")).body())
                .contains("Better", "edited");
        for (var act : List.of("/pin", "/removal")) {
            assertThat(noor.htmx("POST", at + act, Map.of("on", "true")).statusCode())
                    .isEqualTo(403);
        }
        assertThat(marit.htmx("POST", at + "/pin", Map.of("on", "true")).body()).contains("pinned");
        sam.htmx("POST", BOARD, Map.of("text", "Me too", "parent", post("Better")));
        marit.htmx("POST", at + "/removal", Map.of());
        assertThat(sam.get(LESSON).body())
                .contains("Removed by the instructor.", "Me too")
                .doesNotContain("Better");
        assertThat(noor.htmx("POST", at + "/text", Map.of("text", "Back")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSummaryIsPartOfTheLessonForThisClassUntilItIsTakenOut() {
        assertThat(noor.htmx("POST", BOARD + "/summary", Map.of("text", "x")).statusCode())
                .isEqualTo(403);
        marit.htmx("POST", BOARD + "/summary", Map.of("text", "We **agree**"));
        assertThat(noor.get(LESSON).body())
                .contains("What your class made of it", "We <strong>agree</strong>", "Marit");

        marit.htmx("POST", BOARD + "/summary", Map.of("text", " "));
        assertThat(noor.get(LESSON).body()).doesNotContain("What your class made of it");
    }

    @Test
    void everyChangeIsInTheLog() {
        noor.htmx("POST", BOARD, Map.of("text", "First"));
        sam.htmx("POST", BOARD + "/" + post("First") + "/vote", Map.of("on", "true"));
        marit.htmx("POST", BOARD + "/summary", Map.of("text", "So"));

        assertThat(server.activities().stream().map(a -> a.kind().stored()))
                .containsSubsequence("posted", "board-changed", "board-changed");
    }

    @Test
    void withoutScriptTheBoardAnswersWithTheLesson() {
        noor.get(LESSON);

        assertThat(noor.post(BOARD, Map.of("text", "Plain")).body()).contains("<h1>", "Plain");
    }

    private String post(String text) {
        var found = Pattern.compile("id=\"post-([0-9]+)\"(?:(?!id=\"post-).)*?" + text, Pattern.DOTALL)
                .matcher(marit.get(LESSON).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
