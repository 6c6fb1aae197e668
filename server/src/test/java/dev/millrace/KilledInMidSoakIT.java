package dev.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.client.Visitor;
import dev.millrace.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` while a class submits: the next server gives every submission its one verdict, and of the dead one neither
/// a worker nor a folder is left.
@Timeout(300)
class KilledInMidSoakIT {
    private static final List<String> NAMES = List.of("Ada", "Bao", "Cem", "Dina", "Eli", "Fay");
    private static final int EACH = 4;
    private static final String LAB = "revenue-per-window";
    private static final String FILE = "RevenuePerWindow.java";

    /// One of the class, who can come back to another server.
    private record Student(Visitor visitor, String resume) {}

    @Test
    void everySubmissionGetsOneVerdictAndNothingOfTheDeadServerIsLeft(@TempDir Path data) throws Exception {
        var submitted = new ArrayList<String>();
        var resumes = new ArrayList<String>();
        String folder;
        try (var first = ServerProcess.start(data)) {
            folder = "millrace-grader-" + first.pid() + "-";
            var students = join(first);
            students.forEach(student -> resumes.add(student.resume));
            for (int i = 0; i < NAMES.size() * EACH; i++) {
                submitted.add(submit(students.get(i % NAMES.size()).visitor, source(i)));
            }
            var ada = students.getFirst().visitor;
            await("a first verdict", () -> !running(ada, submitted.getFirst()));
            assertThat(processes(folder)).isNotEmpty();
            first.kill();
        }
        await("no worker of the dead server", () -> processes(folder).isEmpty());
        try (var second = ServerProcess.start(data)) {
            for (int i = 0; i < submitted.size(); i++) {
                var visitor = second.visitor();
                visitor.get(resumes.get(i % NAMES.size()));
                var submission = submitted.get(i);
                await("a verdict of " + submission, () -> !running(visitor, submission));
            }
            assertThat(second.stop()).isTrue();
        }
        assertThat(leftIn(Path.of(System.getProperty("java.io.tmpdir")), folder))
                .isEmpty();
        assertThat(outcomes(data)).isEqualTo(expected(submitted));
    }

    private static List<Student> join(ServerProcess server) throws IOException {
        var students = new ArrayList<Student>();
        for (var name : NAMES) {
            var visitor = server.visitor().join(server.says("class code"), name);
            students.add(new Student(visitor, find(visitor.get("/account").body(), "(/resume/[^\"]+)\"")));
        }
        return students;
    }

    private static String submit(Visitor visitor, String source) {
        var answer = visitor.htmx(
                "POST", "/labs/" + LAB + "/submissions", Map.of("scope", "visible", "source:" + FILE, source));
        return find(answer.body(), "/submissions/([0-9a-f-]{36})");
    }

    private static boolean running(Visitor visitor, String submission) {
        return visitor.htmx("GET", "/submissions/" + submission, Map.of())
                .body()
                .contains("data-results=\"running\"");
    }

    /// One in four ends its process, one in four does not compile, the others are right.
    private static String source(int i) throws IOException {
        var solution = Files.readString(TestServer.home()
                .resolve("content/courses/building-event-driven-services/labs")
                .resolve(LAB)
                .resolve("solution")
                .resolve(FILE));
        var begin = "StreamsBuilder builder = new StreamsBuilder();";
        return switch (i % 4) {
            case 1 -> solution.replace(begin, "System.exit(0); " + begin);
            case 2 -> solution.replace(begin, "Streams builder;");
            default -> solution;
        };
    }

    private static Map<String, List<String>> expected(List<String> submitted) {
        var expected = new TreeMap<String, List<String>>();
        for (int i = 0; i < submitted.size(); i++) {
            var outcome = List.of("passed", "exceeded-limit", "did-not-compile", "passed")
                    .get(i % 4);
            expected.put(submitted.get(i), List.of(outcome));
        }
        return expected;
    }

    /// What the activity log says of each submission, which is written in one transaction with the verdict.
    private static Map<String, List<String>> outcomes(Path data) {
        try (var database = Database.open(data, Optional.empty())) {
            var judged = database.jdbi()
                    .withHandle(h -> h.createQuery("select payload from activity where kind = 'judged'")
                            .mapTo(String.class)
                            .list());
            return judged.stream()
                    .collect(Collectors.groupingBy(
                            payload -> find(payload, "\"submission\":\"([^\"]+)"),
                            TreeMap::new,
                            Collectors.mapping(
                                    payload -> find(payload, "\"outcome\":\"([^\"]+)"), Collectors.toList())));
        }
    }

    private static List<String> processes(String folder) {
        return ProcessHandle.allProcesses()
                .map(p -> p.info().commandLine().orElse(""))
                .filter(line -> line.contains(folder))
                .toList();
    }

    private static List<Path> leftIn(Path temp, String folder) throws IOException {
        try (var files = Files.list(temp)) {
            return files.filter(f -> f.getFileName().toString().startsWith(folder))
                    .toList();
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " in 90 s").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static String find(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
