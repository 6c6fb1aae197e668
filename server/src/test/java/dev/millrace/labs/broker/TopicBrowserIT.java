package dev.millrace.labs.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.client.Visitor;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Security;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A topic with a million records over a hundred partitions, in a real broker: what one request reads, keeps and shows
/// stays bounded, and nothing is shown twice or left out on the way through it.
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicBrowserIT {
    private static final String LAB = "tour-your-broker";
    private static final int RECORDS = 1_000_000;
    private static final int WIDE = 100;
    private static final Pattern ADDRESS = Pattern.compile("id=\"lab-bootstrap\">([^:<]+):([0-9]+)<");
    /// A tenth of a second apart, and all of them younger than what a broker deletes by default.
    private final Instant first = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(2));

    private final List<Exception> lost = new CopyOnWriteArrayList<>();
    private TestServer server;
    private Visitor noor;
    private Clients clients;
    private TopicBrowser browser;

    @BeforeAll
    void aMillionRecords(@TempDir Path data) throws Exception {
        server = TestServer.start(data);
        noor = new Visitor(server.address()).join(server.millrace().classroom().code(), "Noor");
        noor.htmx("POST", "/lab/start", Map.of("lab", LAB));
        var endpoint = endpoint();
        clients = new Clients(endpoint, Duration.ofSeconds(10));
        browser = new TopicBrowser(clients);
        try (var admin = new Clients(endpoint, Duration.ofMinutes(1)).patientAdmin()) {
            create(admin, "wide", WIDE);
            create(admin, "odd.names", 1);
        }
        try (var producer = producer(endpoint)) {
            for (int i = 0; i < RECORDS; i++) {
                // most of them in one partition, a thousand in each of the others
                int partition = i % 10 == 0 ? 1 + (i / 10) % (WIDE - 1) : 0;
                var at = at(i).toEpochMilli();
                var _ = producer.send(
                        new ProducerRecord<>("wide", partition, at, bytes("k" + i % 1000), bytes("v" + i)),
                        (_, failure) -> {
                            if (failure != null) lost.add(failure);
                        });
            }
            odd(producer);
        }
        assertThat(lost).isEmpty();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Instant at(int record) {
        return first.plusMillis(100L * record);
    }

    private static void odd(KafkaProducer<byte[], byte[]> producer) {
        var record = new ProducerRecord<>("odd.names", 0, bytes("<i>k</i>"), bytes("{\"a\":\"<script>\u202E\"}"));
        record.headers().add("<b>", bytes("\u001b[2J")).add("none", null);
        for (int i = 0; i < 3000; i++) record.headers().add("many", bytes("h" + i));
        var _ = producer.send(record);
        var _ = producer.send(new ProducerRecord<>("odd.names", 0, bytes("gone"), null));
        var _ = producer.send(
                new ProducerRecord<>("odd.names", 0, null, "z".repeat(900_000).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theBeginningTheEndAndATimeArePagesOfFifty() {
        var start = page(new Seek.Start(), RecordFilter.ANY);
        assertThat(values(start)).hasSize(50).startsWith("v49").endsWith("v0");
        assertThat(start.older()).isZero();
        assertThat(start.newer()).isEqualTo(RECORDS - 50);
        var end = page(new Seek.End(), RecordFilter.ANY);
        assertThat(values(end)).hasSize(50).startsWith("v999999").endsWith("v999950");
        var time = page(new Seek.Time(at(700_000)), RecordFilter.ANY);
        assertThat(values(time)).endsWith("v700000");
        assertThat(time.target()).isPresent();
        assertThat(List.of(start, end, time))
                .allSatisfy(page -> assertThat(page.search().read()).isLessThan(5_000));
        assertThat(page(new Seek.Time(at(RECORDS)), RecordFilter.ANY).note()).contains("the last before");
    }

    @Test
    void goingBackAndForthMeetsEveryRecordOnce() {
        var page = page(new Seek.End(), RecordFilter.ANY);
        var met = new ArrayList<>(values(page));
        for (int i = 0; i < 5; i++) {
            page = page(new Seek.Older(page.from()), RecordFilter.ANY);
            met.addAll(values(page));
        }
        assertThat(met).hasSize(300).startsWith("v999999").endsWith("v999700");
        assertThat(new HashSet<>(met)).hasSize(300);
        var newer = page(new Seek.Newer(page.to()), RecordFilter.ANY);
        assertThat(values(newer)).startsWith("v999799").endsWith("v999750");
    }

    @Test
    void anOffsetIsOfOnePartitionAndOneThatIsNotThereIsSaid() {
        var page = page(new Seek.Offset(0, 450_000), RecordFilter.ANY);
        assertThat(page.rows()).hasSize(50).allMatch(row -> row.partition() == 0);
        assertThat(page.target()).contains(new RecordPage.At(0, 450_000));
        assertThat(page(new Seek.Offset(0, 5_000_000), RecordFilter.ANY).note())
                .contains("the next record gets 900,000");
        var none = browser.page("wide", WIDE, new Seek.Offset(100, 0), RecordFilter.ANY);
        assertThat(none)
                .isInstanceOfSatisfying(
                        TopicBrowser.Answer.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("partitions 0 to 99"));
    }

    @Test
    void aSearchLooksAtSoMuchAndNoMoreAndGoesOnWhereItStopped() {
        var filter = new RecordFilter("", "", "v888888", true, OptionalInt.of(0));
        var page = page(new Seek.End(), filter);
        assertThat(page.rows()).isEmpty();
        assertThat(page.search().unfinished()).isTrue();
        int requests = 1;
        while (page.rows().isEmpty() && page.search().unfinished()) {
            assertThat(page.search().read()).isLessThanOrEqualTo(TopicScan.MOST_RECORDS + 10_000);
            page = page(new Seek.Older(page.from()), filter);
            requests++;
        }
        assertThat(values(page)).contains("v888888");
        assertThat(requests).isBetween(2, 40);
    }

    @Test
    void aSearchOverAHundredPartitionsFindsAPageWithoutReadingThemAll() {
        var page = page(new Seek.End(), new RecordFilter("k0", "", "", true, OptionalInt.empty()));
        assertThat(page.rows()).allMatch(row -> row.key().orElseThrow().text().equals("k0"));
        assertThat(values(page)).startsWith("v999000");
        assertThat(page.search().read()).isLessThanOrEqualTo(TopicScan.MOST_RECORDS + 10_000);
        assertThat(page.search().bytes()).isLessThanOrEqualTo(2 * TopicScan.MOST_BYTES);
    }

    @Test
    void aRecordIsShownWholeAndWhatItHoldsIsTextAndNothingElse() throws Exception {
        var page = noor.get("/lab/topics/odd.names/0/0?lab=" + LAB).body();
        assertThat(page)
                .contains("&lt;i&gt;k&lt;/i&gt;", "&lt;script&gt;", "&lt;b&gt;", "CreateTime", "3,002", "many", "h100")
                .contains("2,802 more are in the download")
                .doesNotContain("<script>\u202E", "<i>k", "\u202E", "\u001b");
        assertThat(page.length()).isLessThan(200_000);
        assertThat(noor.get("/lab/topics/odd.names/0/1?lab=" + LAB).body()).contains("TOMBSTONE");
        var large = noor.get("/lab/topics/odd.names/0/2?lab=" + LAB).body();
        assertThat(large).contains("no key", "The first 65,536 of 900,000 bytes are shown");
        var download = noor.get("/lab/topics/odd.names/0/2/value?lab=" + LAB);
        assertThat(download.body()).hasSize(900_000);
        assertThat(download.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).contains("attachment", "odd.names-0-2.value.bin"));
        assertThat(noor.get("/lab/topics/odd.names/0/9?lab=" + LAB).statusCode())
                .isEqualTo(404);
        assertThat(noor.get("/lab/topics/__consumer_offsets/0/0?lab=" + LAB).statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePageOfAMillionIsSmallWhereverItIs() throws Exception {
        for (var selection : List.of("", "&from=start", "&from=end", "&from=time&time=" + at(500_000))) {
            var panel = noor.htmx("GET", "/lab?lab=" + LAB + "&topic=wide" + selection, Map.of())
                    .body();
            assertThat(rows(panel)).as(selection).isBetween(50L, 200L);
            assertThat(panel.length()).as(selection).isLessThan(400_000);
        }
        var searched = noor.htmx("GET", "/lab?lab=" + LAB + "&topic=wide&from=end&value=nowhere", Map.of())
                .body();
        assertThat(searched).contains("Searched ", " of 1,000,000 records back to offset ", "Search on");
    }

    private static long rows(String panel) {
        return Pattern.compile("data-at=").matcher(panel).results().count();
    }

    private RecordPage page(Seek seek, RecordFilter filter) {
        return switch (browser.page("wide", WIDE, seek, filter)) {
            case TopicBrowser.Answer.Found<RecordPage>(var page) -> page;
            case TopicBrowser.Answer.Refused<RecordPage>(var sentence) -> throw new AssertionError(sentence);
        };
    }

    private static List<String> values(RecordPage page) {
        return page.rows().stream().map(row -> row.value().orElseThrow().text()).toList();
    }

    private static void create(Admin admin, String name, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                .all()
                .get();
        // answered once every partition has its leader at work; what is sent before may be refused for some partitions,
        // and
        // of several requests on their way a later one may then be stored first, after which the first never can be
        var ends = new HashMap<TopicPartition, OffsetSpec>();
        for (int i = 0; i < partitions; i++) ends.put(new TopicPartition(name, i), OffsetSpec.latest());
        admin.listOffsets(ends).all().get();
    }

    private static KafkaProducer<byte[], byte[]> producer(Endpoint endpoint) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", endpoint.bootstrap(), "linger.ms", 50, "batch.size", 1 << 18),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private Endpoint endpoint() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        @Nullable Matcher found = null;
        while (found == null) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            var seen = ADDRESS.matcher(
                    noor.htmx("GET", "/lab?lab=" + LAB, Map.of()).body());
            if (seen.find()) found = seen;
            else Thread.sleep(50);
        }
        return new Endpoint(found.group(1), Integer.parseInt(found.group(2)), new Security.Open());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
