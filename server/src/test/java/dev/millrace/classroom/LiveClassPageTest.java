package dev.millrace.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.client.EventStream;
import dev.millrace.client.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveClassPageTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static TestServer server;
    private static Visitor marit;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data);
        marit = server.instructor();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void studentsAndVisitorsAreRefused() {
        var noor = server.student("Noor");

        assertThat(noor.get("/class").statusCode()).isEqualTo(403);
        assertThat(noor.get("/class/events").statusCode()).isEqualTo(403);
        assertThat(server.visitor().get("/class").statusCode()).isEqualTo(403);
        assertThat(server.visitor().get("/class/here").statusCode()).isEqualTo(401);
    }

    @Test
    void theInstructorSeesWhoJoinedAndTheCodeToJoinWith() {
        server.student("Adaeze <b>");

        var page = marit.get("/class").body();
        assertThat(page).contains("Adaeze &lt;b&gt;").doesNotContain("Adaeze <b>");
        assertThat(page).contains(server.millrace().classroom().code());
    }

    @Test
    void whatAllLabsWouldTakeIsSaidBeforeAndOnlyTheInstructorCanAsk() {
        var ada = server.student("Ada");

        assertThat(marit.get("/class").body())
                .containsPattern("[0-9]+ labs? to start, 165 MiB each: takes [0-9.]+ GiB");
        for (var wish : List.of("starts", "extensions", "stops")) {
            assertThat(ada.htmx("POST", "/class/labs/" + wish, Map.of()).statusCode())
                    .as(wish)
                    .isEqualTo(403);
        }
        assertThat(marit.htmx("POST", "/class/labs/stops", Map.of()).body()).contains("Stopping: 0.");
    }

    @Test
    void aRaisedHandIsSeenInTheStreamWithinASecondAndCanBeTaken() throws Exception {
        var farid = server.student("Farid");
        try (var events = new Events(marit.get("/class").body(), null)) {
            var answer = farid.htmx("POST", "/class/hand", Map.of());
            assertThat(answer.body()).contains("aria-pressed=\"true\"");

            var event = events.next(html -> html.contains("id=\"hands\"") && html.contains("Farid"));
            assertThat(event.after()).isLessThan(Duration.ofSeconds(1));
        }
        var take = Pattern.compile("/class/hands/[^\"]+(?=\"[^>]*aria-label=\"Take Farid)");
        var link = take.matcher(marit.get("/class").body());
        assertThat(link.find()).isTrue();
        assertThat(marit.htmx("DELETE", link.group(), Map.of()).body()).contains("0 waiting");
        assertThat(farid.get("/class/here").body()).contains("aria-pressed=\"false\"");
    }

    @Test
    void raisingTwiceIsRaisingOnce() {
        var elif = server.student("Elif");
        elif.htmx("POST", "/class/hand", Map.of());
        elif.htmx("POST", "/class/hand", Map.of());

        assertThat(count(marit.get("/class").body(), "Take Elif")).isEqualTo(1);
        elif.htmx("DELETE", "/class/hand", Map.of());
        assertThat(marit.get("/class").body()).doesNotContain("Take Elif");
    }

    @Test
    void whatWasMissedComesAfterReconnecting() throws Exception {
        String page = marit.get("/class").body();
        server.student("Wei");
        try (var events = new Events(page, null)) {
            events.next(html -> html.contains("Wei joined"));
        }
        try (var events = new Events(page, "0")) {
            events.next(html -> html.contains("id=\"heat-rows\"") && html.contains("Wei"));
        }
    }

    @Test
    void anotherClassesStudentIsNotFound() {
        assertThat(marit.get("/class/students/somebody-else").statusCode()).isEqualTo(404);
    }

    @Test
    void nonsenseInTheAddressIsLeftOut() {
        assertThat(marit.get("/class?day=99&sort=height").statusCode()).isEqualTo(200);
        assertThat(marit.get("/class?day=-1").statusCode()).isEqualTo(200);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /// An open event stream; reading it is another thread's work.
    private static final class Events implements AutoCloseable {
        private final BlockingQueue<String> data = new LinkedBlockingQueue<>();
        private final EventStream stream;
        private final long opened = System.nanoTime();

        record Seen(String html, Duration after) {}

        Events(String page, @org.jspecify.annotations.Nullable String lastEventId) throws Exception {
            var address = Pattern.compile("data-sse=\"([^\"]+)\"").matcher(page);
            assertThat(address.find()).isTrue();
            var path = address.group(1).replace("&amp;", "&");
            var request = marit.request(path);
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            stream = EventStream.open(marit, request, data::add);
        }

        Seen next(java.util.function.Predicate<String> wanted) throws InterruptedException {
            long deadline = System.nanoTime() + SOON.toNanos();
            while (true) {
                var html = data.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(html).as("an event that is wanted").isNotNull();
                if (wanted.test(html)) {
                    return new Seen(html, Duration.ofNanos(System.nanoTime() - opened));
                }
            }
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
