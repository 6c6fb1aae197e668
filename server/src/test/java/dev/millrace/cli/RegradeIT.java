package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.ServerProcess;
import dev.millrace.Settings;
import dev.millrace.TestServer;
import dev.millrace.client.Visitor;
import dev.millrace.progress.Activity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `millrace regrade` on what two students submitted to lab P4.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class RegradeIT {
    private static final String LAB = "revenue-per-window";
    private static final String FILE = "RevenuePerWindow.java";
    private static final Path COURSE =
            TestServer.home().resolve("content/courses").resolve(Settings.COURSE);

    private Path data = Path.of("");

    @BeforeAll
    void submit(@TempDir Path folder) throws IOException {
        data = folder;
        try (var server = TestServer.start(data)) {
            var noor = server.student("Noor");
            submit(server, noor, "wrong/no-grace");
            submit(server, noor, "solution");
            submit(server, server.student("Sam"), "wrong/no-grace");
        }
    }

    @Test
    void aServerThatUsesTheFileIsNamed() throws IOException, InterruptedException {
        try (var server = ServerProcess.start(data)) {
            assertThat(run("--data", data.toString()).expect(3).err)
                    .contains("another Millrace uses the data folder")
                    .doesNotContain("\tat ");
            assertThat(server.stop()).isTrue();
        }
    }

    @Test
    void theSameLabAndEngineChangeNothing() {
        var done = run("--data", data.toString()).expect(0);
        assertThat(done.out).contains("3 submissions judged again, 0 would change. Nothing was written.");
    }

    @Test
    void aChangedLabNamesWhoWouldPassOrFail(@TempDir Path elsewhere) throws IOException {
        var course = elsewhere.resolve("course");
        copy(COURSE, course);
        var lab = course.resolve("labs").resolve(LAB);
        var expected = lab.resolve("cases/steady-day/expected.jsonl");
        Files.writeString(expected, Files.readString(expected).replaceFirst("\"minor\": ?\\d", "\"minor\":9"));
        var text = run("--data", data.toString(), "--last", "--content", course.toString())
                .expect(1);
        assertThat(text.out)
                .contains("Noor, attempt 2", "passed → failed", "no longer passes: steady-day")
                .contains("the lab has changed since", "2 submissions judged again");
        var json = new JsonMapper()
                .readTree(run("--data", data.toString(), "--json", "--content", course.toString())
                        .expect(1)
                        .out);
        assertThat(json.path("submissions")).hasSize(3).anySatisfy(one -> {
            assertThat(one.path("student").asText()).isEqualTo("Noor");
            assertThat(one.path("lost").toString()).contains("steady-day");
            assertThat(one.path("because").toString()).contains("the lab has changed");
        });
    }

    @Test
    void aFolderWithoutDataIsLeftAsItIs(@TempDir Path empty) {
        assertThat(run("--data", empty.toString()).expect(3).err).contains("there is no data of a server in");
        assertThat(empty).isEmptyDirectory();
    }

    private static void submit(TestServer server, Visitor visitor, String folder) throws IOException {
        var source = Files.readString(
                COURSE.resolve("labs").resolve(LAB).resolve(folder).resolve(FILE));
        var already = server.activities().stream().filter(RegradeIT::judged).count();
        visitor.htmx("POST", "/labs/" + LAB + "/submissions", Map.of("scope", "all", "source:" + FILE, source));
        while (server.activities().stream().filter(RegradeIT::judged).count() == already) {
            Thread.onSpinWait();
        }
    }

    private static boolean judged(Activity activity) {
        return activity.kind() == Activity.Kind.JUDGED;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static Done run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new ArrayList<>(List.of(LAB));
        all.addAll(List.of(args));
        int code = new CommandLine(new Regrade())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(new Failures())
                .execute(all.toArray(String[]::new));
        return new Done(code, out.toString(), err.toString());
    }

    private record Done(int code, String out, String err) {
        Done expect(int wanted) {
            assertThat(code).as("%s%s", out, err).isEqualTo(wanted);
            return this;
        }
    }
}
