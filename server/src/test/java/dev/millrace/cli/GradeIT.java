package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `millrace grade` on lab P4.
class GradeIT {
    private static final Path COURSE = TestServer.home().resolve("content/courses/building-event-driven-services");
    private static final Path LAB = COURSE.resolve("labs/revenue-per-window");
    private static final String FILE = "RevenuePerWindow.java";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theSolutionPassesAndJsonIsOneObject() throws IOException {
        assertThat(run(
                        "revenue-per-window",
                        LAB.resolve("solution").resolve(FILE).toString(),
                        "--json"))
                .as("%s%s", out, err)
                .isZero();
        var json = new JsonMapper().readTree(out.toString());
        assertThat(json.path("lab").asText()).isEqualTo("revenue-per-window");
        assertThat(json.path("outcome").asText()).isEqualTo("passed");
        assertThat(json.path("checks"))
                .hasSizeGreaterThan(3)
                .allSatisfy(
                        check -> assertThat(check.path("passed").asBoolean()).isTrue());
        assertThat(json.at("/timings/total").asLong()).isPositive();
        assertThat(json.at("/engine/fixtures").asText()).hasSize(16);
    }

    @Test
    void aWrongOneSaysWhichChecksFailAndHow() {
        assertThat(run("revenue-per-window", LAB.resolve("wrong/no-grace").toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("✓ Each closed window", "✗ An order inside grace still counts", "expected", "total ")
                .contains("Events that come late, but within grace, are left out.")
                .contains("events are enough to break it", "After event 1 of", "came too late");
    }

    @Test
    void whatDoesNotCompileIsNotPassed(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve(FILE), "class RevenuePerWindow { int x = ; }");
        assertThat(run("revenue-per-window", file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains(FILE + ":1:", "error: illegal start of expression", "does not compile");
    }

    @Test
    void wrongUsageEndsWithTwo() {
        assertThat(run("revenue-per-window")).isEqualTo(2);
        assertThat(run("no-such-lab", "X.java")).isEqualTo(2);
        assertThat(run("tour-your-broker", "X.java")).isEqualTo(2);
        assertThat(run("revenue-per-window", "/nowhere/X.java")).isEqualTo(2);
        assertThat(run("revenue-per-window", "X.java", "--quick")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "There are: mask-customer-data, revenue-per-window", "state of a student's broker", "--quick");
    }

    @Test
    void aGraderThatCannotWorkEndsWithThree(@TempDir Path elsewhere) {
        var home = System.getProperty("millrace.home");
        System.setProperty("millrace.home", elsewhere.toString());
        try {
            var solution = LAB.resolve("solution").resolve(FILE).toString();
            var course = COURSE.toString();
            assertThat(run("revenue-per-window", solution, "--content", course)).isEqualTo(3);
            assertThat(err.toString()).contains("the grader is not packaged");
        } finally {
            System.setProperty("millrace.home", home);
        }
    }

    private int run(String... args) {
        return new CommandLine(new Grade())
                .setExecutionExceptionHandler(new Failures())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
