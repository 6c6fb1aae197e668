package dev.millrace.labs.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.content.BrokerCheck;
import dev.millrace.labs.Kcat;
import dev.millrace.labs.broker.BrokerState;
import dev.millrace.labs.broker.BrokerWatch;
import dev.millrace.labs.callback.Called;
import dev.millrace.labs.runtime.Access;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Exposure;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.runtime.LabRuntimeContract;
import dev.millrace.labs.runtime.StartResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract on a cluster with SCRAM and KRaft's authorizer, and what sharing one adds to it.
class TenantRuntimeIT extends LabRuntimeContract {
    @TempDir
    static Path shared;

    private static SharedCluster cluster;

    @TempDir
    Path data;

    private final List<TenantRuntime> opened = new ArrayList<>();
    private TenantRuntime runtime;

    @BeforeAll
    static void start() throws Exception {
        cluster = SharedCluster.start(shared);
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @BeforeEach
    void open() throws Exception {
        runtime = open("admin");
    }

    @AfterEach
    void leaveNothing() {
        List.of(NOOR, SEM).forEach(opened.getLast()::remove);
        opened.forEach(TenantRuntime::close);
    }

    private TenantRuntime open(String user, String... more) throws Exception {
        var read = TenantSettings.read(cluster.config(user, more));
        var quick = new TenantSettings(
                read.admin(),
                read.bootstrap(),
                read.tls(),
                read.name(),
                read.credentials(),
                read.quotas(),
                Duration.ofSeconds(5),
                Duration.ofMillis(200));
        var opening = new TenantRuntime(quick, data, new Access(Exposure.loopback(), lab -> "secret-of-" + lab));
        opened.add(opening);
        return opening;
    }

    @Override
    protected LabRuntime runtime() {
        return runtime;
    }

    @Override
    protected LabRuntime restarted() throws Exception {
        runtime.close();
        return open("admin");
    }

    /// The nearest to a broker's end: somebody removes the user.
    @Override
    protected void kill(LabId lab) throws Exception {
        try (var admin = new Cluster(cluster.client("admin"), Duration.ofSeconds(5), "admin")) {
            new Tenant(admin, "millrace." + lab, "millrace." + lab + ".").withdrawPassword();
        }
    }

    @Test
    void whatBelongsToAnotherIsRefusedByName() throws Exception {
        var noor = ready(runtime.start(NOOR, _ -> {}));
        var sem = ready(runtime.start(SEM, _ -> {}));
        assertThat(noor.prefix()).isEqualTo("millrace.noor.");
        Kcat.produce(noor, "orders", 1, "k:hers");
        try (var admin = Admin.create(sem.clientSettings())) {
            assertThat(admin.listTopics().names().get()).isEmpty();
            refused(
                    TopicAuthorizationException.class,
                    () -> admin.describeTopics(List.of("millrace.noor.orders"))
                            .allTopicNames()
                            .get());
            refused(
                    TopicAuthorizationException.class,
                    () -> admin.deleteTopics(List.of("millrace.noor.orders"))
                            .all()
                            .get());
            refused(
                    TopicAuthorizationException.class,
                    () -> admin.createTopics(List.of(new NewTopic("orders", 1, (short) 1)))
                            .all()
                            .get());
            refused(
                    GroupAuthorizationException.class,
                    () -> admin.describeConsumerGroups(List.of("millrace.noor.billing"))
                            .all()
                            .get());
        }
        try (var producer = new KafkaProducer<>(sem.clientSettings(), new StringSerializer(), new StringSerializer())) {
            refused(
                    TopicAuthorizationException.class,
                    () -> producer.send(new ProducerRecord<>("millrace.noor.orders", "k", "v"))
                            .get());
        }
        var wrong = new Endpoint(noor.bootstrap(), sem.security(), noor.prefix());
        assertThat(Kcat.topics(wrong)).doesNotContain("orders");
    }

    private static void refused(
            Class<? extends Exception> why, org.assertj.core.api.ThrowableAssert.ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(why);
    }

    @Test
    void stoppedNobodyGetsInAndQuotasHoldWhileItRuns() throws Exception {
        var noor = ready(runtime.start(NOOR, _ -> {}));
        assertThat(quotas()).containsEntry("producer_byte_rate", 5_000_000.0).hasSize(4);
        runtime.stop(NOOR);
        assertThat(Kcat.refusal(noor)).contains("Authentication failed");
        assertThat(quotas()).isEmpty();
    }

    private static Map<String, Double> quotas() throws Exception {
        try (var admin = Admin.create(cluster.client("admin"))) {
            var all = admin.describeClientQuotas(ClientQuotaFilter.all())
                    .entities()
                    .get();
            return all.getOrDefault(new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, "millrace.noor")), Map.of());
        }
    }

    @Test
    void theTopicsTabWorksForSomebodyWhoSeesOnlyTheirOwn() throws Exception {
        var noor = ready(runtime.start(NOOR, _ -> {}));
        Kcat.produce(ready(runtime.start(SEM, _ -> {})), "payments", 1, "k:his");
        Kcat.produce(noor, "orders", 2, "k:hers");
        var member = Kcat.member(noor, "billing", "orders");
        try (var watch = new BrokerWatch(noor, _ -> new Called.Unanswered("nobody"), new Deaf())) {
            await(() -> {
                watch.glance("millrace.noor.orders", Duration.ofMillis(200));
                return !watch.rows("millrace.noor.orders", dev.millrace.labs.broker.RecordFilter.ANY)
                                .newest()
                                .isEmpty()
                        && !watch.state().groups().isEmpty();
            });
            assertThat(watch.state().problem()).isEmpty();
            assertThat(watch.state().topics())
                    .extracting(BrokerState.Topic::name)
                    .containsExactly("millrace.noor.orders");
        } finally {
            member.destroyForcibly().waitFor();
        }
    }

    private static final class Deaf implements BrokerWatch.Listener {
        @Override
        public void changed() {}

        @Override
        public void passed(BrokerCheck check) {}
    }

    @Test
    void aClusterThatGoesAwayIsSaidAndOneThatComesBackTooAndNothingIsLost() throws Exception {
        var told = new CopyOnWriteArrayList<String>();
        runtime.listen(new LabRuntime.Listener() {
            @Override
            public void ended(LabId lab, Failure failure) {
                told.add("ended");
            }

            @Override
            public void unreachable(String sentence) {
                told.add(sentence);
            }

            @Override
            public void reachable() {
                told.add("reachable");
            }
        });
        var noor = ready(runtime.start(NOOR, _ -> {}));
        Kcat.produce(noor, "orders", 1, "k:kept");
        cluster.kill();
        try {
            await(() -> !told.isEmpty());
            assertThat(told.getFirst()).contains("does not answer");
            assertThat(failure(runtime.start(SEM, _ -> {})).reason()).isEqualTo(Failure.Reason.UNREACHABLE);
        } finally {
            cluster.startAgain();
        }
        await(() -> told.getLast().equals("reachable"));
        assertThat(told).hasSize(2);
        assertThat(runtime.adopt(NOOR)).contains(noor);
        assertThat(Kcat.consume(noor, "orders")).containsExactly("k:kept");
    }

    @Test
    void whereTheClusterMakesNoUsersItsOperatorGetsAFileAndTheLabStartsOnceThatWasDone() throws Exception {
        var clerk = open("clerk");
        var failure = failure(clerk.start(NOOR, _ -> {}));
        var file = data.resolve("tenant/for-the-operator.sh");
        assertThat(failure.lastLines()).singleElement().asString().contains("operator has to run", file.toString());
        assertThat(Files.readString(file))
                .contains("--entity-name 'millrace.noor'", "SCRAM-SHA-256=[password=secret-of-noor]")
                .contains("--topic 'millrace.noor.' --resource-pattern-type prefixed");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(3);
        assertThat(clerk.running()).isEmpty();

        try (var admin = new Cluster(cluster.client("admin"), Duration.ofSeconds(5), "admin")) {
            var made = new Tenant(admin, "millrace.noor", "millrace.noor.");
            made.allow();
            made.setPassword("secret-of-noor");
        }
        var noor = ready(clerk.start(NOOR, _ -> {}));
        Kcat.produce(noor, "orders", 1, "k:v");
        assertThat(clerk.running()).containsExactly(NOOR);
        clerk.stop(NOOR);
        assertThat(clerk.running()).isEmpty();
        opened.add(open("admin"));
    }

    @Test
    void usersThatAreNotOursAreNobodysLab() {
        ready(runtime.start(NOOR, _ -> {}));
        assertThat(runtime.running()).containsExactly(NOOR);
    }

    private static Failure failure(StartResult result) {
        assertThat(result).isInstanceOf(StartResult.Failed.class);
        return ((StartResult.Failed) result).failure();
    }
}
