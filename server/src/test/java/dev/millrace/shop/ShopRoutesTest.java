package dev.millrace.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.client.Visitor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who may drive whose shop, and what a request is told that cannot be served.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopRoutesTest {
    private TestServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void whoIsNotSignedInHasNoShop() {
        var nobody = server.visitor();
        nobody.get("/");
        assertThat(nobody.get("/shop/synchronous/events").statusCode()).isEqualTo(401);
        assertThat(nobody.post("/shop/synchronous/orders", Map.of()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aShopThatNoPageShowsSaysWhatToDo() {
        var answer = server.student("Noor").htmx("POST", "/shop/synchronous/orders", Map.of());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Reload this page and it opens again");
    }

    @Test
    void thereAreTwoCheckoutsOnly() {
        var noor = server.student("Noor");
        assertThat(noor.htmx("POST", "/shop/other/orders", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(noor.get("/shop/other/events").statusCode()).isEqualTo(404);
    }

    @Test
    void aStudentTurnsAndSeesTheirOwnShopOnly() throws Exception {
        var noor = server.student("Noor");
        var bo = server.student("Bo");
        try (var ofNoor = stream(noor);
                var ofBo = stream(bo)) {
            assertThat(dials(ofNoor)).contains("\"customers\":0.0");
            assertThat(dials(ofBo)).contains("\"customers\":0.0");
            var turn = Map.of("payments", "stopped", "inventory", "99999", "customers", "much");
            assertThat(noor.htmx("POST", "/shop/synchronous/dials", turn).statusCode())
                    .isEqualTo(204);
            assertThat(dials(ofNoor))
                    .isEqualTo("{\"inventory\":{\"latency\":5000,\"running\":true},"
                            + "\"payments\":{\"latency\":0,\"running\":false},\"customers\":0.0}");

            assertThat(bo.htmx("POST", "/shop/synchronous/dials", Map.of("customers", "0.5"))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(dials(ofBo)).contains("\"running\":true},\"customers\":0.5");
        }
    }

    private static BufferedReader stream(Visitor visitor) throws IOException, InterruptedException {
        var request = visitor.request("/shop/synchronous/events")
                .header("Accept", "text/event-stream")
                .GET()
                .build();
        var body = visitor.client().send(request, BodyHandlers.ofInputStream()).body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /// What the next event of that name carries.
    private static String dials(BufferedReader stream) throws IOException {
        var event = "";
        for (var line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith("event:")) event = line.substring(6).strip();
            if (line.startsWith("data:") && event.equals("dials"))
                return line.substring(5).strip();
        }
        throw new AssertionError("the stream ended");
    }
}
