package dev.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Settings;
import dev.millrace.TestServer;
import java.nio.file.Path;
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
                assertThat(server.instructor().get("/account").body()).contains("Marit");
            }
            try (var again = TestServer.start(settings)) {
                assertThat(again.millrace().classroom().code()).isEqualTo(code);
                assertThat(again.millrace().classroom().taken()).isTrue();
            }
        }
    }

    private static Settings on(PostgresServer postgres, Path data) {
        var plain = TestServer.settings(data);
        return new Settings(
                plain.home(),
                plain.data(),
                plain.content(),
                plain.bind(),
                plain.port(),
                Optional.of(postgres.url()),
                plain.trustProxy());
    }
}
