package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NewTest {
    @TempDir
    Path course;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aCourse() throws IOException {
        Files.writeString(course.resolve("course.yaml"), "format: 1\n");
    }

    @Test
    void aLessonIsWrittenAndItsPlaceInTheCourseIsSaid() {
        assertThat(run("lesson", "time-and-windows")).isZero();
        assertThat(course.resolve("lessons/time-and-windows/lesson.md")).exists();
        assertThat(out.toString()).contains("lesson.md");
        assertThat(err.toString()).contains("`- time-and-windows`", "course.yaml");
    }

    @Test
    void aLabIsOfTheKindThatIsAskedFor() {
        assertThat(run("lab", "paid-orders")).isZero();
        assertThat(run("lab", "returns", "--kind", "broker")).isZero();
        assertThat(course.resolve("labs/paid-orders/starter/PaidOrders.java")).exists();
        assertThat(course.resolve("labs/returns/solve.yaml")).exists();
    }

    @Test
    void aNameThatIsTakenWritesNothing() throws IOException {
        assertThat(run("lesson", "windows")).isZero();
        Files.writeString(course.resolve("lessons/windows/lesson.md"), "mine");

        assertThat(run("lab", "windows")).isEqualTo(1);
        assertThat(course.resolve("lessons/windows/lesson.md")).hasContent("mine");
        assertThat(course.resolve("labs")).doesNotExist();
        assertThat(err.toString()).contains("Nothing was written", "Choose another name");
    }

    @Test
    void aNameThatIsNoSlugAKindThatIsNoneAndAFolderWithoutACourseAreUsageErrors() throws IOException {
        assertThat(run("lesson", "Time And Windows")).isEqualTo(2);
        assertThat(run("lab", "windows", "--kind", "kafka")).isEqualTo(2);
        Files.delete(course.resolve("course.yaml"));
        assertThat(run("lesson", "windows")).isEqualTo(2);
        assertThat(err.toString()).contains("is not a slug", "streams, broker", "There is no course.yaml");
    }

    private int run(String... args) {
        var all = new String[args.length + 2];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--content";
        all[args.length + 1] = course.toString();
        return new CommandLine(new New())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
