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
                assertThat(server.instructor().get("/account").body()).contains("Marit");
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
        assertThat(server.activities())
                .extracting(activity -> activity.kind().stored())
                .contains("opened", "answered", "designed", "posted");
    }

    private static Settings on(PostgresServer postgres, Path data) {
        return TestServer.settings(data).withDatabaseUrl(Optional.of(postgres.url()));
    }
}
