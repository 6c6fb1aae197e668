package dev.millrace.labs.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.content.BrokerCheck;
import dev.millrace.content.BrokerCheck.ConfigCheck;
import dev.millrace.content.BrokerCheck.Demands;
import dev.millrace.content.BrokerCheck.GroupCheck;
import dev.millrace.content.BrokerCheck.RecordsCheck;
import dev.millrace.content.BrokerCheck.TopicCheck;
import dev.millrace.content.check.Condition;
import dev.millrace.content.check.FieldPath;
import dev.millrace.content.check.Range;
import dev.millrace.content.check.Timing;
import dev.millrace.content.source.YamlMap;
import dev.millrace.content.steps.BrokerStep;
import dev.millrace.content.steps.StepsReader;
import dev.millrace.labs.broker.CheckState.Standing;
import dev.millrace.labs.embedded.EmbeddedRuntime;
import dev.millrace.labs.embedded.EmbeddedSettings;
import dev.millrace.labs.runtime.Access;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Exposure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.StartResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Checks of every kind and steps of every kind on a real broker, under a student's prefix.
@Timeout(300)
class BrokerWatchIT {
    private static final LabId LAB = new LabId("watch");
    private static final FieldPath KEY = FieldPath.parse("$key").orElseThrow();

    @TempDir
    static Path data;

    private static EmbeddedRuntime runtime;
    private static Endpoint endpoint;

    private final Set<String> passed = ConcurrentHashMap.newKeySet();
    private final Set<String> proved = ConcurrentHashMap.newKeySet();
    private StepRunner runner;
    private BrokerWatch watch;

    @BeforeAll
    static void start() {
        runtime = new EmbeddedRuntime(
                EmbeddedSettings.of(TestServer.home(), data, new Access(Exposure.loopback(), lab -> "secret")));
        var ready = (StartResult.Ready) runtime.start(LAB, _ -> {});
        endpoint = new Endpoint(ready.endpoint().bootstrap(), ready.endpoint().security(), "sam.");
    }

    @AfterAll
    static void stop() {
        runtime.remove(LAB);
        runtime.close();
    }

    @BeforeEach
    void open() {
        runner = new StepRunner(endpoint);
        watch = new BrokerWatch(endpoint, runner.services(), new BrokerWatch.Listener() {
            @Override
            public void changed() {
                // what changed is asked for
            }

            @Override
            public void passed(BrokerCheck check) {
                passed.add(check.id());
            }

            @Override
            public void proved(BrokerCheck check) {
                proved.add(check.id());
            }
        });
    }

    @AfterEach
    void clean() {
        watch.close();
        runner.clean();
        runner.close();
    }

    @Test
    void everyKindTurnsGreenBySteps() throws Exception {
        var retention = new Condition.Between(Optional.empty(), Optional.of(java.math.BigDecimal.valueOf(60_000)));
        watch.judge(List.of(
                new TopicCheck("topic", "Topic", "orders", 3),
                new RecordsCheck("records", "Records", "orders", 4, true, 2),
                new ConfigCheck("config", "Config", Timing.NONE, "orders", Map.of("retention.ms", retention)),
                new GroupCheck(
                        "group",
                        "Group",
                        new Timing(Optional.of(Duration.ofSeconds(60)), Optional.of(Duration.ofSeconds(2))),
                        "billing",
                        Range.atLeast(2),
                        Range.atMost(0),
                        Map.of("orders", Range.exactly(4)),
                        Map.of("orders", Range.exactly(3)),
                        1)));
        await(() -> seen("topic").equals("No topic orders yet") && seen("group").equals("No group billing yet"));

        done("- topic: {name: orders, partitions: 3}");
        await(() -> passed.equals(Set.of("topic")) && seen("config").equals("orders has retention.ms 604800000"));

        done("- config: {topic: orders, set: {retention.ms: 60000}}");
        done("- produce: {topic: orders, records: [{key: a, value: 1}, {key: b, value: 2}, {key: c, value: 3}]}");
        await(() -> seen("records").equals("3 records over 3 keys"));
        done("- produce: {topic: orders, records: [{key: d, value: 4}]}");
        await(() -> passed.equals(Set.of("topic", "records", "config")));

        done("- consume: {group: billing, topics: [orders]}");
        await(() -> seen("group").startsWith("1 member, lag 0, committed in orders: 4"));
        done("- consume: {group: billing, topics: [orders]}");
        await(() -> passed.contains("group"));
    }

    @Test
    void whatPassedIsProvedAgainAndAFailureIsSaid() throws Exception {
        var check = new RecordsCheck("records", "Records", "orders", 1, true, 1);
        done("- topic: {name: orders, partitions: 1}", "- produce: {topic: orders, records: [{key: a, value: 1}]}");

        watch.prove(check);
        await(() -> proof().over());
        assertThat(proof().state().standing()).isEqualTo(Standing.PASSED);
        assertThat(proved).containsExactly("records");

        done("- produce: {topic: orders, records: [{value: 2}]}");
        watch.prove(check);
        await(() -> proof().over());
        assertThat(proof().state().seen())
                .isEqualTo("2 records over 1 key, 1 without a key (first: partition 0, offset 1)");
        assertThat(passed).isEmpty();
    }

    @Test
    void groupsLeaveTopicsGoAndOffsetsAreSet() throws Exception {
        done(
                "- topic: {name: orders, partitions: 1}",
                "- produce: {topic: orders, records: [{key: a, value: 1}, {key: b, value: 2}]}",
                "- consume: {group: billing, topics: [orders]}",
                "- leave: {group: billing}",
                "- commit: {group: billing, offsets: {orders-0: 1}}",
                "- wait: PT1S");
        watch.judge(List.of(new GroupCheck(
                "group",
                "Group",
                Timing.NONE,
                "billing",
                Range.atMost(0),
                Range.atMost(1),
                Map.of("orders-0", Range.exactly(1)),
                Map.of(),
                0)));
        await(() -> passed.contains("group"));

        done("- delete: {topic: orders}");
        watch.judge(List.of(new TopicCheck("topic", "Topic", "orders", 1)));
        await(() -> seen("topic").equals("No topic orders yet"));
    }

    /// A million records over 200,000 keys, each check with everything that it can keep.
    @Test
    void aMillionRecordsAreCountedInBoundedMemory() throws Exception {
        done("- topic: {name: flood, partitions: 3}");
        flood(1_000_000, 200_000);
        var demands = new Demands(
                true,
                200_000,
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.of(KEY),
                Optional.empty(),
                FieldPath.parse("$timestamp"),
                Range.ANY);
        long before = heap();
        watch.judge(List.of(
                new RecordsCheck("flood", "Flood", Timing.NONE, "flood", Map.of(), Range.atLeast(2_000_000), demands)));

        await(() -> seen("flood").startsWith("1,000,000 records over 200,000 keys"));

        assertThat(seen("flood")).contains("800,000 with $key of an earlier record");
        assertThat(heap() - before).isLessThan(48L << 20);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void flood(int records, int keys) {
        try (var producer = new Clients(endpoint, Duration.ofSeconds(60)).producer()) {
            for (int i = 0; i < records; i++) {
                var key = ("k-" + i % keys).getBytes(StandardCharsets.UTF_8);
                var _ = producer.send(new ProducerRecord<>(endpoint.prefix() + "flood", key, key));
            }
            producer.flush();
        }
    }

    private void done(String... steps) {
        assertThat(runner.run(read(steps))).isEqualTo(new StepResult.Done());
    }

    private static List<BrokerStep> read(String... steps) {
        var items = YamlMap.parseList(
                        String.join("\n", steps),
                        "step",
                        (line, rule, what, mend) -> assertThat(what).isEmpty())
                .orElseThrow();
        return new StepsReader(
                        Path.of("steps.yaml"),
                        _ -> (line, rule, what, mend) -> assertThat(what).isEmpty())
                .read(items);
    }

    private String seen(String id) {
        var state = watch.judged().get(id);
        return state == null ? "" : state.seen();
    }

    private Proof proof() {
        return watch.proofs().values().iterator().next();
    }

    private void await(BooleanSupplier wanted) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("in time; seen: %s", watch.judged())
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
