package dev.millrace.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Settings;
import dev.millrace.TestServer;
import dev.millrace.TinyCourse;
import dev.millrace.course.Courses;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {
    @TempDir
    private Path data;

    @TempDir
    private Path content;

    @ParameterizedTest
    @CsvSource({
        "grace period, 'Stream time, and grace'",
        "partition, 'Key and producer: who decides the partition?'",
        "partiti, 'Key and producer: who decides the partition?'",
        "consumer groups, 'Consumer group and rebalance: who reads what?'",
        "four shapes, Four shapes of window"
    })
    void theSectionThatIsAboutItIsAmongTheFirstThree(String query, String heading) {
        try (var courses = Courses.open(TestServer.settings(data).content().resolve(Settings.COURSE))) {
            assertThat(new Search(courses)
                            .results(query).hits().stream().limit(3).map(Hit::heading))
                    .contains(heading);
        }
    }

    @Test
    void aResultLeadsToItsHeadingAndMarksTheWords() {
        try (var courses = Courses.open(TestServer.settings(data).content().resolve(Settings.COURSE))) {
            var first = new Search(courses).results("grace period").hits().getFirst();

            assertThat(first.href())
                    .startsWith("/course/time-and-windows?find=")
                    .endsWith("#stream-time-and-grace");
            assertThat(first.excerpt().stream().filter(Hit.Part::marked).map(Hit.Part::text))
                    .contains("grace", "period");
        }
    }

    @ParameterizedTest
    @CsvSource({"mapValues", "Nearly", "Count again", "fed", "quiet ones", "Something else"})
    void hintsAnswersNotesAndStepsThatOpenLaterAreNeverFound(String secret) {
        var folder = TinyCourse.lay(content);
        TinyCourse.edit(
                folder.resolve("lessons/first-steps/lesson.md"),
                ":::lab",
                ":::instructor\nAsk the quiet ones.\n:::\n\n:::lab");
        try (var courses = Courses.open(folder)) {
            var search = new Search(courses);
            assertThat(search.results("boxes").hits()).isNotEmpty(); // else nothing at all is found
            assertThat(search.results("\"" + secret + "\"").hits())
                    .allSatisfy(hit -> assertThat(hit.excerpt().toString()).doesNotContain(secret));
        }
    }

    @Test
    void aQuestionIsFoundByItsWords() {
        try (var courses = Courses.open(TinyCourse.lay(content))) {
            var hits = new Search(courses).results("how many boxes").hits();

            assertThat(hits.getFirst().heading()).isEqualTo("Check yourself");
            assertThat(hits.getFirst().href()).contains("#q");
        }
    }

    @Test
    void anEmptyOrStrangeQueryFindsNothingAndSaysWhatToDo() {
        try (var courses = Courses.open(TinyCourse.lay(content))) {
            var search = new Search(courses);
            for (var query : List.of("", " ", "+-&& ||!(){}[]^\"~*?:\\/", "x".repeat(5_000))) {
                assertThat(search.results(query).hits()).as(query).isEmpty();
            }
            assertThat(search.results("").sentence()).contains("Type a word");
            assertThat(search.results("xyzzy").sentence()).contains("Nothing found for “xyzzy”");
        }
    }

    @Test
    void aChangedFileIsFoundWithoutARestart() throws InterruptedException {
        var folder = TinyCourse.lay(content);
        try (var courses = Courses.open(folder)) {
            var search = new Search(courses);
            assertThat(search.results("watermill").hits()).isEmpty();

            TinyCourse.edit(folder.resolve("lessons/first-steps/lesson.md"), "Two boxes.", "A watermill.");

            var deadline = Instant.now().plus(Duration.ofSeconds(20));
            while (search.results("watermill").hits().isEmpty()) {
                assertThat(Instant.now()).isBefore(deadline);
                Thread.sleep(50);
            }
        }
    }

    @Test
    void theRouteIsForThoseInTheClassAndGivesAPageOrItsResultsAlone() {
        TinyCourse.lay(content);
        try (var server = TestServer.start(TestServer.settings(data).withContent(content))) {
            assertThat(server.visitor().get("/search?q=boxes").statusCode()).isEqualTo(401);
            var noor = server.student("Noor");

            assertThat(noor.get("/search?q=boxes").body()).contains("<html", "value=\"boxes\"", "<mark>boxes</mark>");
            assertThat(noor.htmx("GET", "/search?q=boxes", Map.of()).body())
                    .contains("<mark>boxes</mark>")
                    .doesNotContain("<html");
            assertThat(noor.get("/search?q=%3Cscript%3E").body()).doesNotContain("<script>\"");
        }
    }
}
