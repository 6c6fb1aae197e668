package dev.millrace.slides;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Settings;
import dev.millrace.TestServer;
import dev.millrace.TinyCourse;
import dev.millrace.client.Visitor;
import dev.millrace.content.Slug;
import dev.millrace.course.Courses;
import dev.millrace.progress.Activity;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlidesTest {
    @TempDir
    private Path data;

    @TempDir
    private Path content;

    @Test
    void everyLessonThatShipsHasThreeSlidesOrMore() {
        var folder = TestServer.settings(data).content().resolve(Settings.COURSE);
        try (var courses = Courses.open(folder)) {
            var course = courses.course();
            var slugs = course.openSteps().stream()
                    .map(step -> step.open().orElseThrow())
                    .toList();
            assertThat(slugs)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(slug -> assertThat(
                                    DeckMaker.of(course, slug).orElseThrow().sheets())
                            .as(slug.value())
                            .hasSizeGreaterThanOrEqualTo(3));
        }
    }

    @Test
    void aLessonWithoutSlidesGivesItsHeadingsFiguresCodeAndQuestionsInTheirOrder() {
        try (var courses = Courses.open(TinyCourse.lay(content))) {
            var deck = DeckMaker.of(courses.course(), new Slug("first-steps")).orElseThrow();

            assertThat(deck.sheets().stream()
                            .map(sheet -> sheet.slide().getClass().getSimpleName())
                            .toList())
                    .isEqualTo(List.of(
                            "Title", "Picture", "Heading", "Code", "Asked", "Asked", "Asked", "Asked", "Asked", "Way"));
        }
    }

    @Test
    void aHeadingTakesTheFirstSentenceUnderIt() {
        assertThat(Headings.of("<h2>Grace</h2><ul><li>x</li></ul><p>It waits. Then it closes.</p><h2>Next</h2>"))
                .containsExactly(new Slide.Heading("Grace", "It waits."), new Slide.Heading("Next", ""));
    }

    @Test
    void theProjectorShowsNoNotesAndNoAnswers() {
        var lesson = TinyCourse.lay(content).resolve("lessons/first-steps/lesson.md");
        TinyCourse.edit(lesson, ":::lab", ":::instructor\nAsk the quiet ones.\n:::\n\n:::lab");
        try (var server = tiny()) {
            var marit = server.instructor();

            var projector = marit.get("/course/first-steps/slides").body();
            assertThat(projector)
                    .contains("How many boxes are there?", "Two boxes.")
                    .doesNotContain("Ask the quiet ones", "Left and right.", "As you read.", "Only one.");
            assertThat(marit.get("/course/first-steps/presenter").body()).contains("Ask the quiet ones");
        }
    }

    @Test
    void studentsLookAtSlidesAndLeadNobody() {
        TinyCourse.lay(content);
        try (var server = tiny()) {
            var noor = server.student("Noor");

            assertThat(noor.get("/course/first-steps/slides").body()).contains("data-watches", "Two boxes.");
            assertThat(noor.get("/course/first-steps/presenter").statusCode()).isEqualTo(403);
            assertThat(show(noor, "first-steps", "2").statusCode()).isEqualTo(403);
            assertThat(noor.get("/course/first-steps").body()).doesNotContain("data-open-slides");
        }
    }

    @Test
    void studentsSeeWhatTheProjectorShowsUnlessItIsHeldBackOrTheClassHasGoneOn() throws Exception {
        TinyCourse.lay(content);
        try (var server = tiny()) {
            var marit = server.instructor();
            var noor = server.student("Noor");

            show(marit, "first-steps", "3");

            assertThat(heard(noor, "\"slide\":3")).contains("first-steps");
            assertThat(noor.get("/class/here/regions").body())
                    .contains("href=\"/course/first-steps/slides\"", "slide 3");

            marit.htmx("PUT", "/class/holds", Map.of("what", "section:1"));
            assertThat(noor.get("/course/first-steps/slides").statusCode()).isEqualTo(403);
            assertThat(noor.get("/class/here/regions").body()).doesNotContain("slide 3");

            marit.htmx("DELETE", "/class/holds", Map.of("what", "section:1"));
            assertThat(noor.get("/class/here/regions").body()).contains("slide 3");

            marit.htmx("PUT", "/class/position", Map.of("step", "second-steps"));
            assertThat(noor.get("/class/here/regions").body()).doesNotContain("slide 3");
        }
    }

    @Test
    void whatIsShownIsAFactThatEveryWindowHears() throws Exception {
        TinyCourse.lay(content);
        try (var server = tiny()) {
            var marit = server.instructor();
            assertThat(marit.get("/course/first-steps").body()).contains("data-open-slides");
            assertThat(show(marit, "first-steps", "3").body()).contains("\"step\":\"first-steps\",\"slide\":3");

            assertThat(heard(marit, "\"slide\":3")).contains("first-steps");
            assertThat(server.activities().getLast().kind()).isEqualTo(Activity.Kind.SLIDE_SHOWN);
            assertThat(marit.get("/course/first-steps/slides").body()).contains("data-at=\"3\"");
            assertThat(marit.get("/class").body()).doesNotContain("slide");
        }
    }

    @Test
    void aNumberBeyondTheLastSlideIsTheLast() {
        TinyCourse.lay(content);
        try (var server = tiny()) {
            var marit = server.instructor();

            assertThat(show(marit, "first-steps", "999").body()).contains("\"slide\":10");
            assertThat(show(marit, "first-steps", "three").statusCode()).isEqualTo(400);
            assertThat(show(marit, "no-such-step", "1").statusCode()).isEqualTo(404);
            assertThat(marit.get("/course/no-such-step/slides").statusCode()).isEqualTo(404);
        }
    }

    private TestServer tiny() {
        return TestServer.start(TestServer.settings(data).withContent(content));
    }

    /// What a window is told until the word comes.
    private static String heard(Visitor visitor, String word) throws Exception {
        var request = visitor.request("/class/slides/events")
                .header("Accept", "text/event-stream")
                .GET()
                .build();
        var stream = visitor.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var lines = stream.body()) {
            var heard = new StringBuilder();
            while (heard.indexOf(word) < 0) {
                int next = lines.read();
                assertThat(next).as("the stream ended after " + heard).isNotEqualTo(-1);
                heard.append((char) next);
            }
            return heard.toString();
        }
    }

    private static HttpResponse<String> show(Visitor visitor, String slug, String number) {
        return visitor.send(visitor.request("/course/" + slug + "/slides/shown")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(HttpRequest.BodyPublishers.ofString("slide=" + number))
                .build());
    }
}
