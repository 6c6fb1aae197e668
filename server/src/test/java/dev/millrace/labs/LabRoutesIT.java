package dev.millrace.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.client.Visitor;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Security;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The lab over HTTP: what a student's page asks for, with and without script.
@Timeout(300)
class LabRoutesIT {
    private static final String LAB = "tour-your-broker";
    private static final Pattern ADDRESS = Pattern.compile("id=\"lab-bootstrap\">([^:<]+):([0-9]+)<");

    @TempDir
    Path data;

    private TestServer server;
    private Visitor noor;

    @BeforeEach
    void open() {
        server = TestServer.start(data);
        noor = student("Noor");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void startedFromThePageItIsReadyByItselfAndStoppedFromThePage() throws Exception {
        assertThat(panel(noor)).contains("Your broker is off").contains("Start lab");
        var starting = noor.htmx("POST", "/lab/start", Map.of("lab", LAB));
        assertThat(starting.body()).contains("role=\"progressbar\"");
        await(() -> panel(noor).contains("id=\"lab-bootstrap\""));
        assertThat(panel(noor)).contains("Topic orders has 3 partitions").contains("0 of 3 passed");
        noor.htmx("POST", "/lab/stop", Map.of("lab", LAB));
        await(() -> panel(noor).contains("Your broker is off"));
    }

    @Test
    void withoutScriptEveryFormLeadsBackToThePageOrToOneThatSaysWhy() throws Exception {
        var started = noor.post("/lab/start", Map.of("lab", LAB));
        assertThat(started.uri().getPath()).isEqualTo("/course/" + LAB);
        ready(noor);
        var created = noor.post("/lab/topics", Map.of("lab", LAB, "name", "orders", "partitions", "3"));
        assertThat(created.uri()).hasPath("/course/" + LAB).hasQuery("topic=orders");
        var written = noor.post("/lab/topics/orders/records", Map.of("lab", LAB, "key", "a", "value", "1"));
        assertThat(written.uri()).hasPath("/course/" + LAB);
        var refused = noor.post("/lab/topics", Map.of("lab", LAB, "name", "orders", "partitions", "3"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("There is a topic orders already.").contains("/course/" + LAB);
    }

    @Test
    void theStreamBringsChecksAndRecordsAndGoesOnWhereItWasCut() throws Exception {
        var broker = ready(noor);
        try (var stream = new EventLines(noor, live(), null)) {
            stream.await("event: message", "id=\"lab-dot\"");
            Kcat.produce(broker, "orders", 3, "a:first", "b:second");
            stream.await("id=\"lab-check-three-partitions\"", "data-v=\"pass\"");
            stream.await(">first<", ">second<");
            Kcat.produce(broker, "orders", 3, "a:third");
            stream.await("event: records", "data-new", ">third<");
        }
        var face = live();
        var id = lastId();
        Kcat.produce(broker, "orders", 3, "c:fourth");
        try (var again = new EventLines(noor, face, id)) {
            again.await(">fourth<");
            assertThat(again.text()).doesNotContain(">third<");
        }
    }

    /// The stream that the page as it is now opens.
    private String live() {
        var found = Pattern.compile("data-topics=\"([^\"]+)\"").matcher(panel(noor));
        assertThat(found.find()).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private String lastId() throws Exception {
        try (var stream = new EventLines(noor, "/lab/events?lab=" + LAB, null)) {
            stream.await(">third<", "id: ");
            return stream.text()
                    .lines()
                    .filter(line -> line.startsWith("id: "))
                    .toList()
                    .getLast()
                    .substring(4);
        }
    }

    @Test
    void whatABrokerHoldsIsTextAndNothingElse() throws Exception {
        var broker = ready(noor);
        Kcat.create(broker, "orders", 1);
        var form = Map.of(
                "lab", LAB,
                "key", "<b>k</b>",
                "value", "<script>alert(1)</script>\u202Eevil",
                "headers", "x=<img src=x>\r\n\r\ny=2");
        assertThat(noor.htmx("POST", "/lab/topics/orders/records", form).body())
                .contains("Written to partition 0 at offset 0.");
        await(() -> table(noor).contains("&lt;script&gt;"));
        assertThat(table(noor))
                .doesNotContain("<script>", "<b>k", "<img", "\u202E")
                .contains("&lt;b&gt;k&lt;/b&gt;", "x=&lt;img src=x&gt;, y=2");
    }

    @Test
    void tombstonesAndRecordsWithoutKeysAreToldApartFromEmptyOnes() throws Exception {
        Kcat.create(ready(noor), "orders", 1);
        noor.htmx("POST", "/lab/topics/orders/records", Map.of("lab", LAB, "key", "gone", "tombstone", "yes"));
        noor.htmx("POST", "/lab/topics/orders/records", Map.of("lab", LAB, "value", "plain"));
        await(() -> table(noor).contains("TOMBSTONE") && table(noor).contains("no key"));
        assertThat(table(noor).indexOf("plain"))
                .as("newest on top")
                .isLessThan(table(noor).indexOf("TOMBSTONE"));
    }

    @Test
    void whatCannotBeARecordIsRefusedWithAReason() throws Exception {
        Kcat.create(ready(noor), "orders", 3);
        assertThat(refusal(Map.of("key", "k".repeat(4_001)))).contains("The key is longer than 4,000 characters");
        assertThat(refusal(Map.of("value", "v".repeat(100_001)))).contains("The value is longer than 100,000");
        assertThat(refusal(Map.of("headers", "no equals sign"))).contains("A header is one line name=value");
        assertThat(refusal(Map.of("partition", "x"))).contains("The partition is a number");
        assertThat(refusal(Map.of("partition", "3"))).contains("the partitions 0 to 2; there is no 3");
        assertThat(refusal(Map.of("tombstone", "yes"))).contains("give it a key");
        var elsewhere = noor.htmx("POST", "/lab/topics/nowhere/records", Map.of("lab", LAB, "value", "1"));
        assertThat(elsewhere.body()).contains("There is no topic nowhere. Create it first.");
    }

    private String refusal(Map<String, String> form) {
        var answer = noor.htmx("POST", "/lab/topics/orders/records", form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("HX-Retarget")).contains("#lab-told");
        return answer.body();
    }

    @Test
    void nobodySeesAnothersLabAndNobodyWithoutOneGetsFar() throws Exception {
        Kcat.produce(ready(noor), "orders", 1, "k:secret");
        var sem = student("Sem");
        assertThat(sem.htmx("GET", "/lab/topics/orders?lab=" + LAB, Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(panel(sem)).contains("Your broker is off").doesNotContain("secret");
        var off = sem.htmx("POST", "/lab/topics/orders/records", Map.of("lab", LAB, "value", "x"));
        assertThat(off.body()).contains("Your broker is not running");
        assertThat(server.visitor().get("/lab").statusCode()).isEqualTo(401);
        assertThat(server.instructor().get("/lab").statusCode()).isEqualTo(403);
    }

    @Test
    void theInstructorSeesWhyALabFailedAndWhatItsBrokerSaidLast() throws Exception {
        var broker = ready(noor);
        noor.htmx("POST", "/lab/stop", Map.of("lab", LAB));
        await(() -> panel(noor).contains("Your broker is off"));
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(broker.host(), broker.port()));
            noor.htmx("POST", "/lab/start", Map.of("lab", LAB));
            await(() -> panel(noor).contains("Try again"));
        }
        assertThat(panel(noor)).contains("took your lab's port").doesNotContain("cannot listen on");
        var marit = server.instructor();
        var id = Pattern.compile("/class/students/([0-9a-f-]+)")
                .matcher(marit.get("/class").body());
        assertThat(id.find()).isTrue();
        assertThat(marit.get("/class/students/" + id.group(1)).body())
                .contains("Their broker failed", "port taken", "cannot listen on");
    }

    @Test
    void aServerWithOpenStreamsStopsWithoutWaitingForThem() throws Exception {
        ready(noor);
        try (var stream = new EventLines(noor, "/lab/events?lab=" + LAB, null)) {
            stream.await("event: message");
            long begin = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
        }
        server = TestServer.start(data);
    }

    private Visitor student(String name) {
        return new Visitor(server.address()).join(server.millrace().classroom().code(), name);
    }

    private Endpoint ready(Visitor visitor) throws InterruptedException {
        visitor.htmx("POST", "/lab/start", Map.of("lab", LAB));
        await(() -> ADDRESS.matcher(panel(visitor)).find());
        var found = ADDRESS.matcher(panel(visitor));
        assertThat(found.find()).isTrue();
        return new Endpoint(found.group(1), Integer.parseInt(found.group(2)), new Security.Open());
    }

    private static String panel(Visitor visitor) {
        return body(visitor.htmx("GET", "/lab?lab=" + LAB, Map.of()));
    }

    private static String table(Visitor visitor) {
        return visitor.htmx("GET", "/lab/topics/orders?lab=" + LAB, Map.of()).body();
    }

    private static String body(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
