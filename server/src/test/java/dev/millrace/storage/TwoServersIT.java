package dev.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Settings;
import dev.millrace.TestServer;
import dev.millrace.bench.ClassBench;
import dev.millrace.client.Visitor;
import dev.millrace.progress.Activity;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two servers on one PostgreSQL, the first of which keeps the labs: a class does not notice which one it asks.
@Timeout(300)
class TwoServersIT {
    private static PostgresServer postgres;
    private static TestServer first;
    private static TestServer second;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        postgres = PostgresServer.start();
        first = TestServer.start(settings(data, "first"));
        var usual = settings(data, "second");
        second = TestServer.start(usual.withLabs(usual.labs().at(first.address())));
    }

    @AfterAll
    static void stop() throws Exception {
        second.close();
        first.close();
        postgres.close();
    }

    private static Settings settings(Path data, String name) {
        return TestServer.settings(data.resolve(name)).withDatabaseUrl(Optional.of(postgres.url()));
    }

    /// Asks both in turn, as behind a proxy.
    private static Visitor visitor() {
        return new Visitor(List.of(first.address(), second.address()));
    }

    private static Visitor student(String name) {
        return visitor().join(first.millrace().classroom().code(), name);
    }

    @Test
    void oneClassIsSeenWhole() throws Exception {
        assertThat(second.millrace().classroom().code())
                .isEqualTo(first.millrace().classroom().code());
        var noor = student("Noor");
        for (int i = 0; i < 2; i++) {
            assertThat(noor.get("/course/price-of-synchronous").statusCode()).isEqualTo(200);
        }
        var marit = first.instructor();
        noor.htmx("POST", "/class/hand", Map.of());

        await(() -> marit.get("/class").body().contains("Take Noor"));
        for (int i = 0; i < 4; i++) { // the other server hears of it a moment later
            await(() -> noor.get("/class/here").body().contains("aria-pressed=\"true\""));
        }
    }

    @Test
    void aRosterThatIsPutRightIsRightOnBoth() throws Exception {
        var ada = student("Ada");
        var twin = student("ada");
        twin.htmx("POST", "/class/hand", Map.of());
        var joost = visitor();
        var link = "/instructor/claim/"
                + first.millrace()
                        .identity()
                        .invite(first.millrace().classroom().id());
        joost.get(link);
        joost.post(link, Map.of("name", "Joost", "password", "correct horse battery"));
        for (int i = 0; i < 2; i++) assertThat(joost.get("/class").body()).contains("Ada", "Take ada");

        var merger = "/classes/roster/" + first.idOf("Ada") + "/merger";
        var form = Map.of("other", first.idOf("ada"), "one", "yes");
        assertThat(new Visitor(second.address()).post(merger, form).statusCode())
                .isEqualTo(403);
        assertThat(joost.post(merger, form).body()).contains("Merged");

        for (var each : List.of(ada, ada, twin, twin)) {
            await(() -> each.get("/class/here").body().contains("aria-pressed=\"true\""));
        }
        for (int i = 0; i < 2; i++)
            assertThat(joost.get("/class").body()).contains("Take Ada").doesNotContain("Take ada");
    }

    @Test
    void whatConcernsLabsIsAnsweredByTheServerThatKeepsThem() throws Exception {
        var sem =
                new Visitor(second.address()).join(first.millrace().classroom().code(), "Sem");
        assertThat(sem.get("/course/tour-your-broker").body()).contains("Your broker is off");

        var events = sem.client()
                .send(
                        sem.request("/lab/events?step=tour-your-broker").build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
            assertThat(events.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            sem.htmx("POST", "/lab/start", Map.of("step", "tour-your-broker"));
            assertThat(lines.lines().anyMatch(line -> line.contains("Lab ready")))
                    .isTrue();
        }
        assertThat(first.millrace().labRuntime()).isEqualTo("embedded");
        sem.htmx("POST", "/lab/stop", Map.of());
    }

    @Test
    void aLostConnectionToTheDatabaseLosesNothing() throws Exception {
        var farid =
                new Visitor(second.address()).join(first.millrace().classroom().code(), "Farid");
        assertThat(farid.get("/class/here").statusCode()).isEqualTo(200);
        postgres.endConnections();

        await(() -> farid.htmx("POST", "/class/hand", Map.of()).statusCode() == 200);
        await(() -> first.millrace().log().ofClass(first.millrace().classroom().id(), 0).stream()
                .anyMatch(activity -> activity.kind() == Activity.Kind.HAND_RAISED));
        await(() -> farid.get("/class/here").body().contains("aria-pressed=\"true\""));
    }

    @Test
    void nothingIsLostOrCountedTwiceWhileAClassIsAtWork(@TempDir Path data) throws Exception {
        Map<String, Double> numbers;
        try (var own = PostgresServer.start()) {
            var servers = Stream.of("a", "b")
                    .map(name -> settings(data, name).withDatabaseUrl(Optional.of(own.url())))
                    .toList();
            numbers = new ClassBench(servers, 12, Duration.ofSeconds(16)).run().rates();
        }

        assertThat(numbers.get("hand-raised done")).isPositive();
        assertThat(numbers.get("answered done")).isPositive();
        assertThat(numbers)
                .containsEntry("requests refused", 0.0)
                .containsEntry("hands that the instructor never saw", 0.0)
                .containsEntry("answered in the log, more or less", 0.0)
                .containsEntry("submitted in the log, more or less", 0.0)
                .containsEntry("hand-raised in the log, more or less", 0.0)
                .containsEntry("hand-lowered in the log, more or less", 0.0);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(50);
        }
    }
}
