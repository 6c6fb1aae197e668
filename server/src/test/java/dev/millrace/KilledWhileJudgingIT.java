package dev.millrace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.client.Visitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A submission is a row before it is work: the next server judges what a killed one did not. What was typed is there
/// as well.
class KilledWhileJudgingIT {
    private static final String LAB = "revenue-per-window";
    private static final String FILE = "RevenuePerWindow.java";

    @Test
    void afterKillNineTheDraftIsThereAndTheSubmissionIsJudged(@TempDir Path data) throws Exception {
        var slow = Files.readString(TestServer.home()
                        .resolve("content/courses/building-event-driven-services/labs")
                        .resolve(LAB)
                        .resolve("solution")
                        .resolve(FILE))
                .replace(
                        "StreamsBuilder builder = new StreamsBuilder();",
                        "try { Thread.sleep(2000); } catch (InterruptedException e) { }"
                                + " StreamsBuilder builder = new StreamsBuilder();");
        String resume;
        String submission;
        try (var first = ServerProcess.start(data)) {
            var noor = first.visitor().join(first.says("class code"), "Noor");
            resume = find(noor.get("/account").body(), "(/resume/[^\"]+)\"");
            var running =
                    noor.htmx("POST", "/labs/" + LAB + "/submissions", Map.of("scope", "all", "source:" + FILE, slow));
            assertThat(running.body()).contains("data-results=\"running\"");
            submission = find(running.body(), "(/submissions/[0-9a-f-]{36})");
            first.kill();
        }
        try (var second = ServerProcess.start(data)) {
            var noor = second.visitor();
            noor.get(resume);
            assertThat(noor.get("/course/" + LAB).body()).contains("Thread.sleep(2000)");
            assertThat(verdict(noor, submission)).contains("<b>7</b> of 7 checks passed", "<dt>attempt</dt><dd>1</dd>");
            assertThat(second.stop()).isTrue();
        }
    }

    private static String verdict(Visitor visitor, String submission) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        var answer = visitor.htmx("GET", submission, Map.of()).body();
        while (answer.contains("data-results=\"running\"")) {
            assertThat(System.nanoTime()).as("judged in 90 s").isLessThan(end);
            answer = visitor.htmx("GET", submission, Map.of()).body();
        }
        return answer;
    }

    private static String find(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
