package dev.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.client.Visitor;
import dev.millrace.storage.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
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
    private static final String RUNNING = "data-results=\"running\"";
    private static final String FILE = "RevenuePerWindow.java";

    /// One of the class, who can come back to another server.
    private record Student(Visitor visitor, String resume) {}

    /// A submission as the database has it; `judgements` counts them in the activity log, which is written in one
    /// transaction with the verdict.
    private record Row(String id, String expected, Optional<String> outcome, int judgements) {}

    @Test
    void everySubmissionGetsOneVerdictAndNothingOfTheDeadServerIsLeft(@TempDir Path data) throws Exception {
        String folder;
        List<Student> students;
        try (var first = ServerProcess.start(data)) {
            folder = "millrace-grader-" + first.pid() + "-";
            students = join(first);
            submitUntilItDies(students, first);
        }
        await("no worker of the dead server", () -> processes(folder).isEmpty());
        var before = rows(data);
        assertThat(before).anyMatch(row -> row.outcome.isPresent()).anyMatch(row -> row.outcome.isEmpty());
        try (var second = ServerProcess.start(data)) {
            for (var row : before) {
                awaitVerdict(second, students, row.id);
            }
            assertThat(second.stop()).isTrue();
        }
        assertThat(leftIn(Path.of(System.getProperty("java.io.tmpdir")), folder))
                .isEmpty();
        assertThat(rows(data)).hasSameSizeAs(before).allSatisfy(row -> {
            assertThat(row.outcome).hasValue(row.expected);
            assertThat(row.judgements).isEqualTo(1);
        });
    }

    private static List<Student> join(ServerProcess server) throws IOException {
        var students = new ArrayList<Student>();
        for (var name : NAMES) {
            var visitor = server.visitor().join(server.says("class code"), name);
            students.add(new Student(visitor, find(visitor.get("/account").body(), "(/resume/[^\"]+)\"")));
        }
        return students;
    }

    /// Each student submits again and again; when a third has been answered the server is killed. What was on its way
    /// then gets no answer.
    private static void submitUntilItDies(List<Student> students, ServerProcess server) throws InterruptedException {
        var answered = new CountDownLatch(NAMES.size() * EACH / 3);
        var threads = students.stream()
                .map(student -> Thread.startVirtualThread(() -> {
                    for (int i = 0; i < EACH; i++) {
                        submit(student.visitor, source(i));
                        answered.countDown();
                    }
                }))
                .toList();
        assertThat(answered.await(90, TimeUnit.SECONDS)).isTrue();
        server.kill();
        for (var thread : threads) {
            thread.join();
        }
    }

    private static void submit(Visitor visitor, String source) {
        try {
            var form = Map.of("scope", "visible", "source:" + FILE, source);
            var answer =
                    visitor.htmx("POST", "/labs/" + LAB + "/submissions", form).body();
            while (answer.contains(RUNNING)) {
                answer = visitor.htmx("GET", find(answer, "\"(/submissions/[^\"]+)\""), Map.of())
                        .body();
            }
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessageNotContaining("timed out"); // the server is gone, as it should be
        }
    }

    private static void awaitVerdict(ServerProcess server, List<Student> students, String id) throws Exception {
        for (var student : students) {
            var visitor = server.visitor();
            visitor.get(student.resume);
            var path = "/submissions/" + id;
            if (visitor.htmx("GET", path, Map.of()).statusCode() == 200) {
                await(
                        "a verdict of " + id,
                        () -> !visitor.htmx("GET", path, Map.of()).body().contains(RUNNING));
            }
        }
    }

    /// One in four ends its process, one in four does not compile, the others are right.
    private static String source(int i) {
        var begin = "StreamsBuilder builder = new StreamsBuilder();";
        return switch (i % 4) {
            case 1 -> "// expect: exceeded-limit\n" + solution().replace(begin, "System.exit(0); " + begin);
            case 2 -> "// expect: did-not-compile\n" + solution().replace(begin, "Streams builder;");
            default -> "// expect: passed\n" + solution();
        };
    }

    private static String solution() {
        try {
            return Files.readString(TestServer.home()
                    .resolve("content/courses/building-event-driven-services/labs")
                    .resolve(LAB)
                    .resolve("solution")
                    .resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows(Path data) {
        try (var database = Database.open(data, Optional.empty())) {
            return database.jdbi()
                    .withHandle(h -> h.createQuery("""
                            select id, files, outcome, (select count(*) from activity
                              where kind = 'judged' and payload like '%' || s.id || '%') as judgements
                            from submissions s""")
                            .map((rs, _) -> new Row(
                                    rs.getString("id"),
                                    find(rs.getString("files"), "expect: ([a-z-]+)"),
                                    Optional.ofNullable(rs.getString("outcome")),
                                    rs.getInt("judgements")))
                            .list());
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
