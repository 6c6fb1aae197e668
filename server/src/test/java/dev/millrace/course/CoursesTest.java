package dev.millrace.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.TinyCourse;
import dev.millrace.content.Slug;
import dev.millrace.web.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoursesTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @TempDir
    private Path content;

    @Test
    void aChangeIsShownWithoutARestart() {
        var folder = TinyCourse.lay(content);
        try (var courses = Courses.open(folder)) {
            TinyCourse.edit(folder.resolve("lessons/first-steps/lesson.md"), "title: First steps", "title: The first");

            await(() -> title(courses).equals("The first"));

            assertThat(courses.notice()).isEmpty();
        }
    }

    @Test
    void aFaultKeepsTheLastGoodVersionAndTellsTheAuthorFileAndLine() {
        var folder = TinyCourse.lay(content);
        var lesson = folder.resolve("lessons/first-steps/lesson.md");
        try (var courses = Courses.open(folder)) {
            TinyCourse.edit(lesson, "title: First steps", "titel: The first");

            await(() -> courses.notice().isPresent());

            assertThat(title(courses)).isEqualTo("First steps");
            var notice = courses.notice().orElseThrow();
            assertThat(notice.behind()).isTrue();
            assertThat(notice.lines())
                    .anyMatch(line -> line.startsWith("lessons/first-steps/lesson.md:2 [unknown-key]"));

            TinyCourse.edit(lesson, "titel: The first", "title: Mended");
            await(() -> courses.notice().isEmpty());
            assertThat(title(courses)).isEqualTo("Mended");
        }
    }

    @Test
    void aNewLessonInANewFolderIsFound() throws IOException {
        var folder = TinyCourse.lay(content);
        try (var courses = Courses.open(folder)) {
            var third = Files.createDirectories(folder.resolve("lessons/third-steps"));
            Files.copy(folder.resolve("lessons/second-steps/lesson.md"), third.resolve("lesson.md"));
            TinyCourse.edit(
                    folder.resolve("course.yaml"),
                    "          - double-it",
                    "          - third-steps\n          - double-it");
            await(() -> courses.course().step(new Slug("third-steps")).isPresent());

            TinyCourse.edit(third.resolve("lesson.md"), "title: Second steps", "title: Third steps");

            await(() -> courses.course()
                    .step(new Slug("third-steps"))
                    .orElseThrow()
                    .title()
                    .equals("Third steps"));
        }
    }

    @Test
    void withAFaultFromTheStartTheRestIsShown() {
        var folder = TinyCourse.lay(content);
        TinyCourse.edit(folder.resolve("labs/look-around/lab.yaml"), "kind: broker", "kind: brokr");
        try (var courses = Courses.open(folder)) {
            assertThat(courses.course().step(new Slug("first-steps"))).isPresent();
            assertThat(courses.course().step(new Slug("look-around"))).isEmpty();
            assertThat(courses.notice().orElseThrow().behind()).isFalse();
        }
    }

    @Test
    void aCourseThatIsNotThereYetAppearsWhenItIs() {
        try (var courses = Courses.open(content.resolve("building-event-driven-services"))) {
            assertThatThrownBy(courses::course).isInstanceOf(Problem.class).hasMessageContaining("fault");

            TinyCourse.lay(content);

            await(() -> courses.current().isPresent() && courses.notice().isEmpty());
        }
    }

    private static String title(Courses courses) {
        return courses.course().step(new Slug("first-steps")).orElseThrow().title();
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
