package dev.millrace.content.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.content.CourseReader;
import dev.millrace.content.Finding;
import dev.millrace.content.Slug;
import dev.millrace.content.scaffold.Scaffold.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaffoldTest {
    @TempDir
    Path temp;

    private Path course = Path.of("");

    @BeforeEach
    void aCourse() throws IOException {
        course = Files.createDirectory(temp.resolve("new-course"));
        list("", "");
    }

    @Test
    void a_new_lesson_is_told_everything_that_it_lacks() throws IOException {
        assertThat(Scaffold.in(course).lesson(new Slug("time-and-windows"))).isInstanceOf(Result.Made.class);
        assertThat(findings()).containsExactly("unlisted");

        list("time-and-windows", "depth: {}");

        assertThat(findings())
                .containsExactlyInAnyOrder(
                        "no-figure", "no-pitfall", "no-check", "no-notes", "no-slide", "no-sources", "words");
        assertThat(text("lessons/time-and-windows/lesson.md")).contains("title: Time and windows", "outcomes: [O7]");
    }

    @Test
    void a_new_coding_lab_lacks_hints_and_wrong_solutions() throws IOException {
        var made = Scaffold.in(course).streamsLab(new Slug("paid-orders"));

        list("paid-orders", "");

        assertThat(((Result.Made) made).files()).hasSize(7);
        assertThat(findings()).containsExactlyInAnyOrder("few-hints", "few-wrong");
        assertThat(text("labs/paid-orders/starter/PaidOrders.java")).contains("class PaidOrders", "TODO");
        assertThat(text("labs/paid-orders/solution/PaidOrders.java"))
                .contains(".filter(")
                .doesNotContain("TODO");
    }

    @Test
    void a_new_broker_lab_lacks_hints_and_mistakes() throws IOException {
        assertThat(Scaffold.in(course).brokerLab(new Slug("returns"))).isInstanceOf(Result.Made.class);

        list("returns", "");

        assertThat(findings()).containsExactlyInAnyOrder("few-hints", "few-mistakes");
    }

    @Test
    void labels_go_on_where_the_course_is() throws IOException {
        var scaffold = Scaffold.in(course);
        scaffold.streamsLab(new Slug("one"));
        scaffold.streamsLab(new Slug("two"));
        scaffold.brokerLab(new Slug("three"));

        assertThat(List.of(text("labs/one/lab.yaml"), text("labs/two/lab.yaml"), text("labs/three/lab.yaml")))
                .extracting(lab -> lab.lines().skip(1).findFirst().orElse(""))
                .containsExactly("label: P1", "label: P2", "label: B1");
    }

    @Test
    void nothing_that_is_there_is_written_over() throws IOException {
        var scaffold = Scaffold.in(course);
        scaffold.lesson(new Slug("windows"));
        Files.writeString(course.resolve("lessons/windows/lesson.md"), "mine");

        assertThat(scaffold.lesson(new Slug("windows"))).isInstanceOf(Result.Taken.class);
        assertThat(scaffold.brokerLab(new Slug("windows"))).isInstanceOf(Result.Taken.class);
        assertThat(text("lessons/windows/lesson.md")).isEqualTo("mine");
        assertThat(course.resolve("labs")).doesNotExist();
    }

    private List<String> findings() {
        return new CourseReader(CourseReader.Depth.SYNTAX)
                .read(course).findings().stream()
                        .filter(finding -> !finding.rule().equals("minutes"))
                        .filter(finding -> !finding.rule().equals("outcome-unserved"))
                        .map(Finding::rule)
                        .toList();
    }

    private String text(String file) throws IOException {
        return Files.readString(course.resolve(file));
    }

    private void list(String steps, String more) throws IOException {
        Files.writeString(course.resolve("course.yaml"), """
                format: 1
                title: New
                outcomes: {O7: Write a course}
                %s
                days:
                  - title: Day 1
                    sections:
                      - {number: 1, title: One, minutes: 20, steps: [%s]}
                """.formatted(more, steps));
    }
}
