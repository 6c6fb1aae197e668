package dev.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Settings;
import dev.millrace.TestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The statements that run on H2 run on PostgreSQL: a whole server on it, and a second start on the same rows.
class PostgresIT {
    @Test
    void aClassLivesOnPostgresAndSurvivesARestart(@TempDir Path data) throws Exception {
        try (var postgres = PostgresServer.start()) {
            var settings = on(postgres, data);
            String code;
            try (var server = TestServer.start(settings)) {
                code = server.millrace().classroom().code();
                assertThat(server.student("Noor").get("/account").statusCode()).isEqualTo(200);
                practises(server);
            }
            try (var again = TestServer.start(settings)) {
                assertThat(again.millrace().classroom().code()).isEqualTo(code);
                assertThat(again.millrace().classroom().taken()).isTrue();
            }
        }
    }

    /// Everything that a lesson keeps: an answer, a design, a post.
    private static void practises(TestServer server) {
        var noor = server.student("Noor");
        var lesson = noor.get("/course/find-the-events").body();
        var quiz = noor.get("/course/quiz-why-events").body();
        var question = quiz.replaceFirst("(?s).*?action=\"(/course/quiz-why-events/quiz/q[0-9a-f]+)\".*", "$1");

        assertThat(noor.htmx("POST", question, Map.of("a", "0")).statusCode()).isEqualTo(200);
        assertThat(lesson).contains("Your design");
        assertThat(noor.htmx("POST", "/course/find-the-events/design", Map.of("c0-0", "OrderPlaced"))
                        .body())
                .contains("Model answer");
        noor.get("/course/where-does-it-hurt");
        assertThat(noor.htmx("POST", "/course/where-does-it-hurt/discussion", Map.of("text", "Ours too."))
                        .body())
                .contains("Ours too.");
        usesTheBoard(server);
        assertThat(server.activities())
                .extracting(activity -> activity.kind().stored())
                .contains("opened", "answered", "designed", "posted");
    }

    /// A reply, a vote, an edit, a pin, a summary and a removal.
    private static void usesTheBoard(TestServer server) {
        var board = "/course/where-does-it-hurt/discussion";
        var sam = server.student("Sam");
        var page = sam.get("/course/where-does-it-hurt").body();
        var post = page.replaceFirst("(?s).*?id=\"post-([0-9]+)\".*", "$1");
        var at = board + "/" + post;

        assertThat(sam.htmx("POST", board, Map.of("text", "Me too", "parent", post, "anonymous", "true"))
                        .body())
                .contains("discuss__replies");
        assertThat(sam.htmx("POST", at + "/vote", Map.of("on", "true")).body()).contains(", 1 so far");
        sam.htmx("POST", board, Map.of("text", "Mine"));
        assertThat(sam.htmx("POST", at + "/text", Map.of("text", "x")).statusCode())
                .isEqualTo(404);
        var marit = server.instructor();
        assertThat(marit.get("/account").body()).contains("Marit");
        assertThat(marit.htmx("POST", at + "/pin", Map.of("on", "true")).body()).contains("pinned");
        assertThat(marit.htmx("POST", board + "/summary", Map.of("text", "So it is"))
                        .body())
                .contains("So it is");
        assertThat(marit.htmx("POST", at + "/removal", Map.of()).body()).contains("Removed by the instructor");
    }

    private static Settings on(PostgresServer postgres, Path data) {
        return TestServer.settings(data).withDatabaseUrl(Optional.of(postgres.url()));
    }
}
