package dev.millrace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.TinyCourse;
import dev.millrace.client.Visitor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
    private TestServer server;
    private Path course;

    @BeforeEach
    void start(@TempDir Path data, @TempDir Path content) {
        course = TinyCourse.lay(content);
        server = TestServer.start(TestServer.settings(data).withContent(content));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoHasNotJoinedIsAskedToJoin() {
        assertThat(server.visitor().get("/course").statusCode()).isEqualTo(401);
        assertThat(server.visitor().get("/course/first-steps").body()).contains("Join your class first");
    }

    @Test
    void theCourseBeginsWithItsFirstStepAndGoesOnWhereTheStudentWas() {
        var noor = server.student("Noor");
        assertThat(noor.get("/course").body()).contains("Begin with 1.1 First steps");

        noor.get("/course/second-steps");

        assertThat(noor.get("/course").body()).contains("Go on with 1.3 Second steps");
    }

    @Test
    void aLessonShowsItsTextItsFigureAndTheWayOn() {
        var page = server.student("Noor").get("/course/first-steps").body();

        assertThat(page)
                .contains("<span class=\"num\">1.1</span>First steps")
                .contains("<b>Figure 1.1a</b>")
                .contains("<title id=\"fig-two-boxes-title\">Two boxes</title>")
                .contains("Pitfall: Mind the <code>gap</code>")
                .contains("data-tabs=\"language\"")
                .contains("rel=\"next\"><b>1.3 Second steps</b>");
    }

    @Test
    void aStepThatOpensLaterIsNamedAndIsNoLink() {
        var page = server.student("Noor").get("/course").body();

        assertThat(page).contains("1.2 Something else<span class=\"vh\">, opens later</span>");
        assertThat(page).doesNotContainPattern("<a[^>]*>[^<]*<i[^>]*></i>1\\.2 Something else");
    }

    @Test
    void openingMarksAStepAndGoingOnByNextMarksItRead() {
        var noor = server.student("Noor");

        var first = noor.get("/course/first-steps").body();
        assertThat(noor.get("/course/second-steps").body())
                .contains("1.1 First steps<span class=\"vh\">, opened</span>");
        assertThat(first).contains("href=\"/course/second-steps?after=first-steps\"");

        var next = noor.get("/course/second-steps?after=first-steps");
        assertThat(next.uri().getPath()).isEqualTo("/course/second-steps");
        assertThat(next.uri().getQuery()).isNull();
        assertThat(next.body()).contains("1.1 First steps<span class=\"vh\">, read</span>");
    }

    @Test
    void theEndOfALessonOnTheScreenMarksItReadOnce() {
        var noor = server.student("Noor");
        assertThat(noor.get("/course/second-steps").body()).contains("hx-post=\"/course/second-steps/read\"");

        assertThat(noor.htmx("POST", "/course/second-steps/read", Map.of()).statusCode())
                .isEqualTo(204);
        noor.htmx("POST", "/course/second-steps/read", Map.of());

        assertThat(noor.get("/course/second-steps").body())
                .contains("1.3 Second steps<span class=\"vh\">, read</span>")
                .doesNotContain("hx-post=\"/course/second-steps/read\"");
        assertThat(activities("read")).isEqualTo(1);
    }

    @Test
    void aLessonThatWasNeverOpenedCannotBeMarkedRead() {
        var noor = server.student("Noor");
        noor.get("/course");

        noor.htmx("POST", "/course/second-steps/read", Map.of());
        noor.get("/course/double-it?after=second-steps");

        assertThat(activities("read")).isZero();
    }

    @Test
    void reloadingAPageIsNotOpeningItAgain() {
        var noor = server.student("Noor");
        noor.get("/course/first-steps");
        noor.get("/course/first-steps");
        noor.get("/course/second-steps");
        noor.get("/course/first-steps");

        assertThat(activities("opened")).isEqualTo(3);
    }

    @Test
    void aLabShowsItsBriefAndItsHints() {
        var page = server.student("Noor").get("/course/look-around").body();

        assertThat(page)
                .contains("<span class=\"num\">B1</span>Look around")
                .doesNotContain("{{bootstrap}}")
                .contains("<aside class=\"dock\" aria-label=\"Lab B1: Look around\"", "Start lab")
                .contains("Show hint 1: One");
    }

    @Test
    void hintsAreOpenedOneAfterTheOtherAndNoted() {
        var noor = server.student("Noor");
        noor.get("/course/look-around");
        var hint = "/course/look-around/hints/";
        assertThat(noor.get("/course/look-around").body()).doesNotContain("hints__text");

        assertThat(noor.htmx("POST", hint + 2, Map.of()).statusCode()).isEqualTo(409);
        assertThat(noor.htmx("POST", hint + 1, Map.of()).body()).contains("hints__text", "Show hint 2");
        assertThat(noor.htmx("POST", hint + 1, Map.of()).statusCode()).isEqualTo(200);
        assertThat(noor.htmx("POST", hint + 99, Map.of()).statusCode()).isEqualTo(404);

        assertThat(activities("hint-shown")).isEqualTo(1);
        assertThat(noor.get("/course/look-around").body()).contains("hints__text", "Show hint 2");
        assertThat(noor.post(hint + 2, Map.of()).uri()).hasPath("/course/look-around");
        assertThat(activities("hint-shown")).isEqualTo(2);
        assertThat(server.instructor().get("/course/look-around").body()).contains("Two", "Three");
    }

    @Test
    void solutionsAndExpectedRecordsAreOnNoPage() {
        var noor = server.student("Noor");

        for (var path : new String[] {"/course", "/course/first-steps", "/course/double-it"}) {
            assertThat(noor.get(path).body())
                    .doesNotContain("trial: passes", "trial: fails tombstone")
                    .doesNotContain("\"doubled\"", "&#34;doubled&#34;");
        }
    }

    @Test
    void notesForInstructorsAreForInstructors() {
        assertThat(server.student("Noor").get("/course/second-steps").body())
                .doesNotContain("Be quick.")
                .doesNotContain("There are two.");
        assertThat(server.instructor().get("/course/second-steps").body())
                .contains("For instructors", "Be quick.", "There are two.");
    }

    @Test
    void aFaultInTheCourseIsShownToTheInstructorOnly() {
        TinyCourse.edit(course.resolve("lessons/first-steps/lesson.md"), "src=two-boxes.svg", "src=gone.svg");
        var instructor = server.instructor();

        awaitBody(instructor, "/course/first-steps", "lessons/first-steps/lesson.md:12 [dead-image]");
        assertThat(server.student("Noor").get("/course/first-steps").body())
                .doesNotContain("dead-image")
                .contains("Figure 1.1a");
    }

    @Test
    void unknownStepsSayThatThereIsNothing() {
        var noor = server.student("Noor");

        for (var path :
                new String[] {"/course/nowhere", "/course/..%2f..%2fetc", "/course/UPPER", "/course/" + "x".repeat(5000)
                }) {
            var answer = noor.get(path);
            assertThat(answer.statusCode()).as(path).isBetween(400, 499);
            assertThat(answer.body()).doesNotContain("Exception");
        }
    }

    @Test
    void everyFormOnALessonCarriesItsToken() {
        var page = server.student("Noor").get("/course/first-steps").body();
        var forms = page.split("<form", -1).length - 1;
        var tokens = page.split("name=\"_csrf\" value=\"[^\"]{10,}\"", -1).length - 1;

        assertThat(forms).isGreaterThan(4).isEqualTo(tokens);
        assertThat(page).doesNotContainPattern("<[a-z][^>]*\\sstyle=").doesNotContainPattern("<[a-z][^>]*\\son[a-z]+=");
    }

    private long activities(String kind) {
        return server.activities().stream()
                .filter(activity -> activity.kind().stored().equals(kind))
                .count();
    }

    private static void awaitBody(Visitor visitor, String path, String text) {
        var deadline = System.nanoTime() + 20_000_000_000L;
        while (!visitor.get(path).body().contains(text)) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
        }
    }
}
