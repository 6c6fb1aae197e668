package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LintTest {
    private static final Path TINY = TestServer.home().resolve("content/src/test/golden/base/tiny-course");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aCourseWithoutFindingsEndsWithZero() {
        assertThat(run("--quick", TINY.toString())).isZero();
        assertThat(err.toString()).contains("No findings in tiny-course.");
    }

    @Test
    void aFindingNamesFileLineRuleAndRemedyAndEndsWithOne(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("course.yaml"), "format: 1\ntitle: [\n");

        assertThat(run("--quick", folder.toString())).isEqualTo(1);
        assertThat(out.toString()).containsPattern("course\\.yaml:\\d+ \\[yaml] .+ — .+");
        assertThat(err.toString()).contains("1 finding");
    }

    @Test
    void aFolderWithoutACourseAndAnUnknownOptionAreUsageErrors(@TempDir Path folder) {
        assertThat(run(folder.toString())).isEqualTo(2);
        assertThat(run(folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(run("--fast")).isEqualTo(2);
        assertThat(err.toString()).contains("no course", "no folder", "--fast");
    }

    private int run(String... args) {
        return new CommandLine(new Lint())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
