package dev.millrace.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.content.BrokerCheck;
import dev.millrace.content.BrokerCheck.GroupCheck;
import dev.millrace.content.BrokerCheck.RecordsCheck;
import dev.millrace.content.BrokerCheck.TopicCheck;
import dev.millrace.content.Slug;
import dev.millrace.identity.Identity;
import dev.millrace.identity.Student;
import dev.millrace.labs.LabDock.Face;
import dev.millrace.labs.broker.Clerk;
import dev.millrace.labs.callback.CallRules;
import dev.millrace.labs.embedded.EmbeddedRuntime;
import dev.millrace.labs.embedded.EmbeddedSettings;
import dev.millrace.labs.runtime.Access;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Exposure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.progress.Activity;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The labs of a class with real brokers, a real database, and kcat as the students' client.
@Timeout(300)
class LabsIT {
    private static final Slug TOUR = new Slug("tour-your-broker");
    private static final List<BrokerCheck> CHECKS = List.of(
            new TopicCheck("three-partitions", "Topic orders has 3 partitions", "orders", 3),
            new RecordsCheck("keyed", "orders holds 10 keyed records over 3 keys", "orders", 10, true, 3),
            new GroupCheck("caught-up", "Group billing: 2 members, no lag", "billing", 2, 0L));

    @TempDir
    Path data;

    private Database database;
    private ActivityLog log;
    private Identity identity;
    private EmbeddedRuntime runtime;

    private EmbeddedSettings settings() {
        return EmbeddedSettings.of(TestServer.home(), data, new Access(Exposure.loopback(), lab -> "secret"));
    }

    private Labs labs;
    private Student noor;
    private Student sem;

    @BeforeEach
    void open() {
        serve();
        var code = identity.openClass("course").code();
        noor = joined(code, "Noor");
        sem = joined(code, "Sem");
    }

    private void serve() {
        database = Database.open(data, Optional.empty());
        log = new ActivityLog(database, Clock.systemUTC());
        identity = new Identity(database, (_, _) -> {}, Clock.systemUTC());
        runtime = new EmbeddedRuntime(settings());
        labs = new Labs(
                database,
                log,
                slug -> slug.equals(TOUR) ? Optional.of(CHECKS) : Optional.empty(),
                Preparation.NONE,
                runtime,
                CallRules.OFF,
                TestRoster.of(identity),
                Keeping.usual().withPool(0),
                Clock.systemUTC());
    }

    private Student joined(String code, String name) {
        return (Student) ((Identity.Entry.Admitted) identity.join(code, name)).viewer();
    }

    @AfterEach
    void close() {
        labs.close();
        database.close();
        try (var sweep = new EmbeddedRuntime(settings())) {
            assertThat(sweep.running()).as("brokers left behind").isEmpty();
        }
    }

    @Test
    void checksTurnGreenByThemselvesAsKcatBringsTheBrokerThere() throws Exception {
        var broker = started(noor);
        await(() -> check("three-partitions").seen().equals("No topic orders yet"));

        Kcat.create(broker, "orders", 3);
        await(() -> check("three-partitions").passed());

        Kcat.produce(broker, "orders", 3, "a:1", "b:2", "a:3", "b:4", "a:5", "b:6", "a:7", "b:8", "a:9");
        await(() -> check("keyed").seen().equals("9 records over 2 keys"));
        Kcat.produce(broker, "orders", 3, "c:10");
        await(() -> check("keyed").passed());

        var one = Kcat.member(broker, "billing", "orders");
        try {
            await(() -> check("caught-up").seen().startsWith("1 member"));
            var two = Kcat.member(broker, "billing", "orders");
            try {
                await(() -> check("caught-up").passed());
            } finally {
                two.destroyForcibly().waitFor();
            }
        } finally {
            one.destroyForcibly().waitFor();
        }
        assertThat(dock(noor).allPassed()).isTrue();
        assertThat(kinds(noor))
                .containsExactly(
                        Activity.Kind.LAB_STARTED,
                        Activity.Kind.LAB_READY,
                        Activity.Kind.CHECK_PASSED,
                        Activity.Kind.CHECK_PASSED,
                        Activity.Kind.CHECK_PASSED);
        assertThat(log.ofStudent(noor.id()).getLast().payload().get("passed").asInt())
                .isEqualTo(3);
    }

    @Test
    void aRecordWithoutAKeyKeepsTheCheckRedUntilTheTopicIsMadeAnew() throws Exception {
        var broker = started(noor);
        Kcat.produce(broker, "orders", 3, "a:1", "b:2", "c:3", "a:4", "a:5", "a:6", "a:7", "a:8", "a:9", "a:10", "no");
        await(() -> check("keyed").seen().startsWith("11 records over 3 keys, 1 without a key (first: partition "));
        clerk(noor).deleteTopic("orders");
        await(() -> check("keyed").seen().equals("No topic orders yet"));
        Kcat.produce(broker, "orders", 3, "a:1", "b:2", "c:3", "a:4", "a:5", "a:6", "a:7", "a:8", "a:9", "a:10");
        await(() -> check("keyed").passed());
    }

    @Test
    void aPassedCheckStaysPassedWhateverComesLater() throws Exception {
        var broker = started(noor);
        Kcat.create(broker, "orders", 3);
        await(() -> check("three-partitions").passed());
        clerk(noor).deleteTopic("orders");
        await(() -> dock(noor).topics().isEmpty());
        assertThat(check("three-partitions").passed()).isTrue();
        labs.stop(noor);
        await(() -> dock(noor).is(Face.OFF));
        assertThat(check("three-partitions").passed()).isTrue();
    }

    @Test
    void stoppingAndStartingKeepsTopicsAndAddress() throws Exception {
        var before = started(noor);
        Kcat.produce(before, "orders", 3, "k:kept");
        labs.stop(noor);
        await(() -> dock(noor).is(Face.OFF));
        assertThat(runtime.running()).isEmpty();
        assertThat(labs.bootstrap(noor)).contains(before);

        assertThat(started(noor)).isEqualTo(before);
        await(() -> dock(noor).topic().isPresent());
        await(() -> !dock(noor).records().isEmpty());
        assertThat(dock(noor).records().getFirst().value().orElseThrow().text()).isEqualTo("kept");
    }

    @Test
    void aDiscardedLabIsStoppedAndHoldsNothingAndItsStudentDidNothing() throws Exception {
        var broker = started(noor);
        Kcat.create(broker, "orders", 3);
        var before = kinds(noor);

        labs.discard(noor);
        labs.discard(sem);

        await(() -> labs.lab(noor).now().row().state() == LabState.STOPPED);
        assertThat(runtime.running()).isEmpty();
        assertThat(kinds(noor)).isEqualTo(before);
        started(noor);
        assertThat(names(noor)).isEmpty();
    }

    @Test
    void doubleClicksStopDuringStartAndStartDuringStopEndWhereTheLastWishSays() throws Exception {
        for (int i = 0; i < 5; i++) labs.start(noor, Optional.of(TOUR));
        labs.stop(noor);
        await(() -> dock(noor).is(Face.OFF));
        assertThat(runtime.running()).isEmpty();

        labs.start(noor, Optional.of(TOUR));
        labs.stop(noor);
        labs.start(noor, Optional.of(TOUR));
        await(() -> dock(noor).is(Face.READY));
        labs.stop(noor);
        labs.start(noor, Optional.of(TOUR));
        labs.start(noor, Optional.of(TOUR));
        await(() -> dock(noor).is(Face.READY));
        assertThat(runtime.running()).hasSize(1);
    }

    @Test
    void aGracefulRestartOfTheServerBringsTheSameLabsBack() throws Exception {
        var broker = started(noor);
        Kcat.produce(broker, "orders", 3, "k:kept");
        started(sem);
        labs.stop(sem);
        await(() -> dock(sem).is(Face.OFF));
        labs.close();
        assertThat(runtime.running()).isEmpty();
        database.close();

        serve();
        await(() -> dock(noor).is(Face.READY));
        assertThat(labs.bootstrap(noor)).contains(broker);
        assertThat(Kcat.consume(broker, "orders")).containsExactly("k:kept");
        assertThat(dock(sem).is(Face.OFF)).isTrue();
    }

    @Test
    void aKilledServerIsFollowedByOneThatTakesTheRunningBrokersOver() throws Exception {
        var broker = started(noor);
        Kcat.produce(broker, "orders", 3, "k:kept");
        var process = Path.of("/proc").resolve(pidOf(noor));
        // what is left of a killed server: the database's files, and the brokers
        labs.lab(noor).now().open().orElseThrow().watch().close();
        runtime.close();
        database.close();

        serve();
        assertThat(dock(noor).is(Face.READY)).isTrue();
        assertThat(process).exists();
        assertThat(pidOf(noor)).isEqualTo(process.getFileName().toString());
        assertThat(Kcat.consume(broker, "orders")).containsExactly("k:kept");
        await(() -> !dock(noor).records().isEmpty());
    }

    @Test
    void aBrokerThatNoRowKnowsIsStopped() throws Exception {
        runtime.start(new LabId("nobody"), _ -> {});
        labs.close();
        runtime = new EmbeddedRuntime(settings());
        runtime.start(new LabId("nobody"), _ -> {});
        runtime.close();
        database.close();
        serve();
        await(() -> runtime.running().isEmpty());
    }

    @Test
    void aBrokerThatDiesIsSaidToHaveAndStartsAgainWithWhatItHeld() throws Exception {
        var broker = started(noor);
        Kcat.produce(broker, "orders", 3, "k:kept");
        ProcessHandle.of(Long.parseLong(pidOf(noor))).orElseThrow().destroyForcibly();
        await(() -> dock(noor).is(Face.FAILED));
        assertThat(dock(noor).status().sentence()).contains("ended unexpectedly");
        assertThat(Kcat.consume(started(noor), "orders")).containsExactly("k:kept");
    }

    @Test
    void aBrokerThatHangsIsSaidToAndIsBackByItself() throws Exception {
        var broker = started(noor);
        Kcat.produce(broker, "orders", 3, "k:kept");
        await(() -> !dock(noor).records().isEmpty());
        signal("-STOP", noor);
        try {
            await(() -> dock(noor).problem().isPresent());
            assertThat(dock(noor).is(Face.READY)).isTrue();
            assertThat(names(noor)).as("what was known").containsExactly("orders");
        } finally {
            signal("-CONT", noor);
        }
        await(() -> dock(noor).problem().isEmpty());
        await(() -> !dock(noor).records().isEmpty());
    }

    private void signal(String signal, Student student) throws Exception {
        new ProcessBuilder("kill", signal, pidOf(student)).start().waitFor();
    }

    @Test
    void aTakenPortIsOneSentenceForTheStudentAndTheBrokersWordsForTheInstructor() throws Exception {
        var reserved = started(noor);
        labs.stop(noor);
        await(() -> dock(noor).is(Face.OFF));
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(reserved.host(), reserved.port()));
            labs.start(noor, Optional.of(TOUR));
            await(() -> dock(noor).is(Face.FAILED));
            assertThat(dock(noor).status().sentence())
                    .contains("took your lab's port")
                    .contains("Try again");
            assertThat(labs.failure(noor).orElseThrow().lastLines())
                    .last()
                    .asString()
                    .contains("port taken");
            started(noor);
        }
        assertThat(log.ofStudent(noor.id()))
                .filteredOn(activity -> activity.kind() == Activity.Kind.LAB_FAILED)
                .singleElement()
                .satisfies(activity ->
                        assertThat(activity.payload().get("message").asText()).contains("took your lab's port"));
    }

    @Test
    void eachStudentSeesTheirOwnBrokerOnly() throws Exception {
        var noors = started(noor);
        var sems = started(sem);
        Kcat.produce(noors, "orders", 3, "k:noor");
        Kcat.produce(sems, "returns", 1, "k:sem");
        await(() -> names(noor).equals(List.of("orders")) && names(sem).equals(List.of("returns")));
        assertThat(Kcat.topics(sems)).doesNotContain("orders");
    }

    @Test
    void whatThePageProducesIsWhatKcatReads() throws Exception {
        var broker = started(noor);
        var clerk = clerk(noor);
        assertThat(clerk.createTopic("orders", 3)).isEqualTo(new Clerk.Outcome.Done("Topic orders is made."));
        assertThat(clerk.createTopic("orders", 3)).isInstanceOf(Clerk.Outcome.Refused.class);
        assertThat(clerk.createTopic("not a name", 3)).isInstanceOf(Clerk.Outcome.Refused.class);
        assertThat(clerk.createTopic("wide", 51)).isInstanceOf(Clerk.Outcome.Refused.class);
        // c-17 lands where Kafka's own partitioner (murmur2) puts it
        var written = clerk.write(
                new Clerk.Draft("orders", Optional.of("c-17"), Optional.of("1"), Map.of("s", "w"), Optional.empty()));
        assertThat(written).isEqualTo(new Clerk.Outcome.Written(1, 0));
        assertThat(clerk.write(new Clerk.Draft("orders", Optional.empty(), Optional.of("1"), Map.of(), Optional.of(7))))
                .isInstanceOfSatisfying(
                        Clerk.Outcome.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("partitions 0 to 2"));
        assertThat(clerk.write(
                        new Clerk.Draft("nowhere", Optional.empty(), Optional.of("1"), Map.of(), Optional.empty())))
                .isInstanceOf(Clerk.Outcome.Refused.class);
        assertThat(Kcat.consume(broker, "orders")).containsExactly("c-17:1");
        assertThat(names(noor)).doesNotContain("nowhere");
    }

    private Endpoint started(Student student) throws InterruptedException {
        labs.start(student, Optional.of(TOUR));
        await(() -> dock(student).is(Face.READY));
        return labs.bootstrap(student).orElseThrow();
    }

    private LabDock dock(Student student) {
        return labs.dock(student, Optional.of(TOUR), Optional.empty());
    }

    private CheckView check(String id) {
        return dock(noor).checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names(Student student) {
        return dock(student).topics().stream().map(topic -> topic.name()).toList();
    }

    private Clerk clerk(Student student) {
        return labs.lab(student).now().open().orElseThrow().watch().clerk();
    }

    private List<Activity.Kind> kinds(Student student) {
        return log.ofStudent(student.id()).stream().map(Activity::kind).toList();
    }

    private String pidOf(Student student) throws Exception {
        var lab = labs.lab(student).now().row().lab();
        var file = data.resolve("labs").resolve(lab.value()).resolve("process");
        return java.nio.file.Files.readString(file).split(" ", 2)[0];
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
