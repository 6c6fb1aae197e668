package dev.millrace.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.LabSettings.Callbacks;
import dev.millrace.Settings;
import dev.millrace.TestServer;
import dev.millrace.client.Visitor;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A student's service on their own computer, and a lab that calls it: real broker, real service, real requests.
@Timeout(300)
class ServiceRoutesIT {
    private static final String LAB = HttpLab.LAB;
    private static final Map<String, String> FORM = Map.of("lab", LAB);

    @TempDir
    Path data;

    @TempDir
    Path content;

    private TestServer server;
    private HttpLab service;
    private Visitor noor;

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // each test starts its own server
    void lay() throws Exception {
        HttpLab.lay(content);
        service = HttpLab.service(InetAddress.ofLiteral("127.0.0.1"));
    }

    @AfterEach
    void close() {
        service.close();
        server.close();
    }

    @Test
    void aServiceTurnsItsChecksGreenWhileThePageIsOpenAndIsLeftAloneOnceTheyPassed() throws Exception {
        serve(settings());
        var before = panel();
        assertThat(before).contains("the checks call <code>http://127.0.0.1</code>");
        await(() -> panel().contains("Nothing answers at 127.0.0.1:" + HttpLab.PORT));

        choose(service.port());
        try (var page = new EventLines(noor, "/lab/events?lab=" + LAB, null)) {
            page.await("Status 200, count is 2", "1 of 2 passed");
            service.answer = "{\"count\": \"<b>3</b>\"}";
            page.await("count is &lt;b&gt;3");
            service.answer = "{\"count\": 3}";
            page.await("so for", "2 of 2 passed");
        }
        await(() -> panel().contains("Passed"));
        int calls = service.calls.get();
        TimeUnit.SECONDS.sleep(3);
        assertThat(service.calls.get()).as("calls once all has passed").isLessThanOrEqualTo(calls + 2);
    }

    @Test
    void whatPassedCanBeProvedAgainAndStaysPassedWhenItIsNotSoAnyMore() throws Exception {
        serve(settings());
        choose(service.port());
        await(() -> panel().contains("1 of 2 passed"));
        service.close();

        assertThat(noor.htmx("POST", "/lab/checks/keyed/proofs", FORM).statusCode())
                .isEqualTo(204);

        await(() -> panel().contains("Not so any more"));
        assertThat(panel())
                .contains("Nothing answers at 127.0.0.1:" + service.port())
                .contains("1 of 2 passed");
    }

    @Test
    void aPortIsANumberThatIsNotTheServersOwnAndInPlaceOfOneThatTheLabSays() throws Exception {
        serve(settings());
        for (var wrong : new String[] {"", "80", "65536", "http", "-1"}) {
            var refused = noor.htmx("POST", "/lab/services/" + HttpLab.PORT, Map.of("lab", LAB, "port", wrong));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("A port is a number from 1024 to 65535");
        }
        var unknown = noor.htmx("POST", "/lab/services/22", Map.of("lab", LAB, "port", "8080"));
        assertThat(unknown.statusCode()).isEqualTo(404);
        var plain = noor.post("/lab/services/" + HttpLab.PORT, Map.of("lab", LAB, "port", "1"));
        assertThat(plain.statusCode()).isEqualTo(422);
        assertThat(plain.body()).contains("That is no port").contains("/course/" + LAB);

        choose(server.millrace().port());
        await(() -> panel().contains("own: give your service another"));
    }

    @Test
    void aRequestThatSaysItComesFromElsewhereAimsTheServerAtNobody() throws Exception {
        serve(settings());
        choose(service.port());
        await(() -> service.calls.get() > 0);

        await(() -> panel("X-Forwarded-For", "192.168.7.7").contains("through a proxy that this server was not told"));
        int calls = service.calls.get();
        for (int i = 0; i < 20; i++) {
            assertThat(panel("Forwarded", "for=192.168.7.7")).doesNotContain("192.168.7.7");
            TimeUnit.MILLISECONDS.sleep(150);
        }
        assertThat(service.calls.get())
                .as("calls by chance of a round that ran")
                .isLessThanOrEqualTo(calls + 2);
    }

    @Test
    void ofATrustedProxyTheLastWordCountsAndItsOwnComputerIsNotCalled() throws Exception {
        serve(proxied(settings(Callbacks.ON)));
        noor.htmx("POST", "/lab/services/" + HttpLab.PORT, Map.of("lab", LAB, "port", "" + service.port()));

        await(() -> panel("X-Forwarded-For", "192.168.7.7, 203.0.113.9").contains("Your page comes from 203.0.113.9"));
        await(() -> panel("X-Forwarded-For", "192.168.7.7, 127.0.0.1").contains("own computer"));
        await(() -> panel("Forwarded", "for=192.168.7.7").contains("does not say which computer"));
        assertThat(service.calls).hasValue(0);
    }

    @Test
    void unlessSomebodyDecidedServicesAreCalledOnlyByAServerThatNobodyElseReaches() throws Exception {
        assertThat(settings().callbacks()).isTrue();
        assertThat(settings(Callbacks.OFF).callbacks()).isFalse();
        assertThat(proxied(settings()).callbacks()).isFalse();
        assertThat(proxied(settings(Callbacks.ON)).callbacks()).isTrue();

        serve(settings(Callbacks.OFF));
        await(() -> panel().contains("This server calls no services"));
        assertThat(panel()).doesNotContain("the checks call");
    }

    private void serve(Settings settings) throws InterruptedException {
        server = TestServer.start(settings);
        noor = server.student("Noor");
        noor.htmx("POST", "/lab/start", FORM);
        await(() -> panel().contains("id=\"lab-bootstrap\""));
    }

    private Settings settings() {
        return TestServer.settings(data).withContent(content);
    }

    private Settings settings(Callbacks choice) {
        var usual = settings();
        return usual.withLabs(usual.labs().withCallbacks(choice));
    }

    private static Settings proxied(Settings usual) {
        return new Settings(
                usual.home(),
                usual.data(),
                usual.content(),
                usual.bind(),
                usual.port(),
                usual.databaseUrl(),
                true,
                usual.labs(),
                usual.sandbox(),
                usual.workers());
    }

    private void choose(int port) {
        var told = noor.htmx("POST", "/lab/services/" + HttpLab.PORT, Map.of("lab", LAB, "port", "" + port));
        assertThat(told.body()).contains("Your service is called at port " + port);
    }

    private String panel(String... header) {
        var request = noor.request("/lab?lab=" + LAB).header("HX-Request", "true");
        if (header.length > 0) request.header(header[0], header[1]);
        return noor.send(request.GET().build()).body();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
