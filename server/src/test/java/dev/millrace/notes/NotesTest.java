package dev.millrace.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.TinyCourse;
import dev.millrace.client.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesTest {
    private static final String NOTE = "/course/first-steps/note";

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
    void aNoteIsSavedShownAndExported() {
        var noor = server.student("Noor");

        assertThat(save(noor, 0, "**Two** boxes").body()).contains("\"version\":1");

        assertThat(noor.get("/course/first-steps/mine").body()).contains("**Two** boxes", "<strong>Two</strong>");
        assertThat(noor.get("/mine").body()).contains("<strong>Two</strong>", "1.1 First steps");
        assertThat(noor.get("/mine/notes.md").body())
                .contains("# Notes: A tiny course", "## 1.1 First steps\n\n**Two** boxes");
    }

    @Test
    void nobodyElseSeesANote() {
        save(server.student("Noor"), 0, "my secret");
        var bram = server.student("Bram");
        var marit = server.instructor();

        for (var path : new String[] {"/course/first-steps/mine", "/mine", "/mine/notes.md", "/bookmarks"}) {
            assertThat(bram.get(path).body()).as(path).doesNotContain("my secret");
            assertThat(marit.get(path).statusCode()).as(path).isEqualTo(403);
            assertThat(server.visitor().get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(server.activities().toString()).doesNotContain("my secret");
    }

    @Test
    void aVersionThatItsWriterDidNotSeeIsNeverWrittenOver() {
        var noor = server.student("Noor");
        save(noor, 0, "first tab");

        var second = save(noor, 0, "second tab");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("\"version\":1", "first tab");
        assertThat(save(noor, 1, "both").statusCode()).isEqualTo(200);
        assertThat(save(noor, 1, "late").statusCode()).isEqualTo(409);
        assertThat(noor.get("/mine/notes.md").body()).contains("both").doesNotContain("late");
    }

    @Test
    void withoutScriptBothVersionsAreKept() {
        var noor = server.student("Noor");
        save(noor, 0, "first tab");

        noor.post(NOTE, Map.of("base", "0", "text", "second tab"));

        assertThat(noor.get("/mine/notes.md").body()).contains("first tab", "second tab");
    }

    @Test
    void markdownIsCleanedAndLengthIsBounded() {
        var noor = server.student("Noor");
        save(noor, 0, "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n## Below");

        var page = noor.get("/mine").body();
        assertThat(page)
                .doesNotContain("<script>alert", "javascript:alert", "<img src=x")
                .doesNotContain("id=\"below\"");
        assertThat(noor.htmx("POST", NOTE + "/preview", Map.of("text", "<b onclick=x>a</b>"))
                        .body())
                .doesNotContain("onclick");

        assertThat(save(noor, 1, "x".repeat(Notes.LONGEST + 1)).statusCode()).isEqualTo(413);
        assertThat(save(noor, 1, "x".repeat(Notes.LONGEST)).statusCode()).isEqualTo(200);
    }

    @Test
    void aPlaceIsMarkedListedAndUnmarked() {
        var noor = server.student("Noor");

        assertThat(mark(noor, "below").statusCode()).isEqualTo(204);
        assertThat(mark(noor, "").statusCode()).isEqualTo(204);
        assertThat(mark(noor, "below").statusCode()).isEqualTo(204); // again is once

        assertThat(noor.get("/bookmarks").body())
                .containsOnlyOnce("/course/first-steps#below")
                .contains("1.1 First steps");
        noor.htmx("DELETE", "/course/first-steps/bookmarks?anchor=below", Map.of());
        assertThat(noor.get("/mine").body()).doesNotContain("#below");
        noor.post("/course/first-steps/bookmarks", Map.of("anchor", "below", "on", "yes"));
        assertThat(noor.get("/mine").body()).contains("#below");
    }

    @Test
    void onlyWhatTheCourseHasCanBeMarkedOrNoted() {
        var noor = server.student("Noor");

        assertThat(mark(noor, "nowhere").statusCode()).isEqualTo(404);
        assertThat(noor.get("/course/no-such-step/mine").statusCode()).isEqualTo(404);
        assertThat(noor.htmx("PUT", "/course/no-such-step/note", Map.of("base", "0", "text", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(noor.htmx("PUT", NOTE, Map.of("base", "x", "text", "x")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void progressCountsWhatWasReadOfEachOutcome() {
        var noor = server.student("Noor");
        assertThat(noor.get("/mine").body()).contains("Read a lesson", "0 of ", "steps read or passed");

        noor.get("/course/first-steps");
        noor.htmx("POST", "/course/first-steps/read", Map.of());

        assertThat(noor.get("/mine").body()).contains("1 of ");
    }

    @Test
    void theAccountShowsTheLinkAsACodeThatOnlyItsOwnerGets() {
        var noor = server.student("Noor");

        assertThat(noor.get("/account").body()).contains("Your personal link as a QR code", "<path d=\"M");
        assertThat(server.visitor().get("/account").statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> save(Visitor visitor, int base, String text) {
        return visitor.htmx("PUT", NOTE, Map.of("base", Integer.toString(base), "text", text));
    }

    private static HttpResponse<String> mark(Visitor visitor, String anchor) {
        return visitor.htmx("PUT", "/course/first-steps/bookmarks", Map.of("anchor", anchor));
    }
}
