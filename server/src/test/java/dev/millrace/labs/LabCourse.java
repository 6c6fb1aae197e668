package dev.millrace.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.content.BrokerCheck;
import dev.millrace.content.Slug;
import dev.millrace.identity.Identity;
import dev.millrace.identity.Student;
import dev.millrace.labs.LabDock.Face;
import dev.millrace.labs.callback.CallRules;
import dev.millrace.labs.embedded.EmbeddedRuntime;
import dev.millrace.labs.embedded.EmbeddedSettings;
import dev.millrace.labs.runtime.Access;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Exposure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.progress.ActivityLog;
import dev.millrace.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A class with one broker lab and real brokers, whose server can be stopped, killed and started again.
final class LabCourse implements AutoCloseable {
    static final Slug LAB = new Slug("a-broker");
    private static final BrokerCheck CHECK = new BrokerCheck.TopicCheck("made", "Topic orders is there", "orders", 1);

    private final Path data;
    private final Keeping keeping;
    private final UnaryOperator<LabRuntime> around;
    private Preparation preparation = Preparation.NONE;
    private Database database;
    private TestRoster roster;
    private String code = "";
    private LabRuntime runtime;
    private Labs labs;

    /// @param around what the labs see of the runtime
    LabCourse(Path data, Keeping keeping, UnaryOperator<LabRuntime> around) {
        this.data = data;
        this.keeping = keeping;
        this.around = around;
        database = Database.open(data, Optional.empty());
        roster = TestRoster.of(identity());
        code = roster.identity().openClass("course").code();
        runtime = around.apply(new EmbeddedRuntime(settings()));
        labs = opened();
    }

    LabCourse(Path data, Keeping keeping) {
        this(data, keeping, UnaryOperator.identity());
    }

    private EmbeddedSettings settings() {
        return EmbeddedSettings.of(TestServer.home(), data, new Access(Exposure.loopback(), _ -> "secret"));
    }

    private Identity identity() {
        return new Identity(database, (_, _) -> {}, Clock.systemUTC());
    }

    private Labs opened() {
        return new Labs(
                database,
                new ActivityLog(database, Clock.systemUTC()),
                slug -> slug.equals(LAB) ? Optional.of(List.of(CHECK)) : Optional.empty(),
                preparation,
                runtime,
                CallRules.OFF,
                roster,
                keeping,
                Clock.systemUTC());
    }

    /// Stops the server as SIGTERM does and starts it again, whose labs then begin as `preparation` says.
    void restart(Preparation other) {
        preparation = other;
        labs.close();
        serve();
    }

    private void serve() {
        database.close();
        database = Database.open(data, Optional.empty());
        roster = new TestRoster(identity(), roster.joined());
        runtime = around.apply(new EmbeddedRuntime(settings()));
        labs = opened();
    }

    Student joined(String name) {
        var student = (Student) ((Identity.Entry.Admitted) roster.identity().join(code, name)).viewer();
        roster.joined().add(student.id());
        return student;
    }

    Labs labs() {
        return labs;
    }

    LabRuntime runtime() {
        return runtime;
    }

    LabDock dock(Student student) {
        return labs.docks().now(labs.lab(student), labs.bootstrap(student), Optional.of(LAB), RecordQuery.NOTHING);
    }

    boolean is(Face face, Student... students) {
        return Stream.of(students).allMatch(student -> dock(student).is(face));
    }

    void start(Student... students) {
        for (var student : students) labs.start(student, Optional.of(LAB));
    }

    /// The student's broker, started and ready.
    Endpoint ready(Student student) throws InterruptedException {
        start(student);
        await(() -> is(Face.READY, student));
        return labs.bootstrap(student).orElseThrow();
    }

    LabId brokerOf(Student student) {
        return labs.lab(student).now().row().lab();
    }

    /// Whether the student's broker has a process, ready or not.
    boolean hasProcess(Student student) {
        return runtime.running().contains(brokerOf(student));
    }

    /// Ends a broker the hard way, unless it ended already.
    void kill(LabId lab) throws IOException {
        process(lab).ifPresent(ProcessHandle::destroyForcibly);
    }

    Optional<ProcessHandle> process(LabId lab) throws IOException {
        var process = data.resolve("labs").resolve(lab.value()).resolve("process");
        if (Files.notExists(process)) return Optional.empty();
        return ProcessHandle.of(Long.parseLong(Files.readString(process).split(" ", 2)[0]));
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /// Stops the server, which leaves no broker behind.
    @Override
    public void close() {
        labs.close();
        database.close();
        try (var sweep = new EmbeddedRuntime(settings())) {
            assertThat(sweep.running()).as("brokers left behind").isEmpty();
        }
    }
}
