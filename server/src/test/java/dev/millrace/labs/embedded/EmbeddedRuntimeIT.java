package dev.millrace.labs.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.TestServer;
import dev.millrace.labs.TinyDisk;
import dev.millrace.labs.runtime.Access;
import dev.millrace.labs.runtime.Exposure;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.runtime.LabRuntimeContract;
import dev.millrace.labs.runtime.Phase;
import dev.millrace.labs.runtime.StartResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRuntimeIT extends LabRuntimeContract {
    @TempDir
    Path data;

    private EmbeddedRuntime runtime;
    private final List<EmbeddedRuntime> others = new ArrayList<>();

    @BeforeEach
    void open() {
        runtime = new EmbeddedRuntime(settings(data));
    }

    @AfterEach
    void leaveNothingRunning() {
        runtime.running().forEach(runtime::stop);
        runtime.close();
        for (var other : others) {
            other.running().forEach(other::stop);
            other.close();
        }
    }

    static EmbeddedSettings settings(Path data) {
        return EmbeddedSettings.of(TestServer.home(), data, new Access(Exposure.loopback(), lab -> "secret-" + lab));
    }

    @Override
    protected LabRuntime runtime() {
        return runtime;
    }

    @Override
    protected LabRuntime restarted() {
        runtime.close();
        return another(settings(data));
    }

    private EmbeddedRuntime another(EmbeddedSettings settings) {
        var other = new EmbeddedRuntime(settings);
        others.add(other);
        return other;
    }

    @Override
    protected void kill(LabId lab) throws Exception {
        process(lab).destroyForcibly();
    }

    private ProcessHandle process(LabId lab) {
        return new LabFolder(data.resolve("labs").resolve(lab.value()))
                .process()
                .flatMap(BrokerProcess::alive)
                .orElseThrow();
    }

    @Test
    void aTakenPortFailsWithItsReasonAndTheNextStartHasAnotherPort() throws Exception {
        var reserved = runtime.reserved(NOOR).orElseThrow();
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(reserved.host(), reserved.port()));
            assertThat(failure(runtime.start(NOOR, _ -> {})).reason()).isEqualTo(Failure.Reason.PORT_TAKEN);
            assertThat(ready(runtime.start(NOOR, _ -> {})).port()).isNotEqualTo(reserved.port());
        }
    }

    @Test
    void aFullDiskFailsWithItsReasonAndTheBrokersLastLines() throws Exception {
        try (var tiny = TinyDisk.mount(data, 8);
                var cramped = new EmbeddedRuntime(settings(tiny.folder()))) {
            var failure = failure(cramped.start(NOOR, _ -> {}));
            assertThat(failure.reason()).isEqualTo(Failure.Reason.DISK_FULL);
            assertThat(failure.lastLines()).last().asString().contains("disk full");
        }
    }

    @Test
    void aBrokerThatDoesNotAnswerInTimeIsEndedAndSaidToBeTooSlow() {
        var impatient = another(withStartWait(Duration.ofMillis(1)));
        assertThat(failure(impatient.start(NOOR, _ -> {})).reason()).isEqualTo(Failure.Reason.TOO_SLOW);
        assertThat(impatient.running()).isEmpty();
    }

    @Test
    void aProcessThatNobodyWroteDownIsFoundAllTheSame() throws Exception {
        ready(runtime.start(NOOR, _ -> {}));
        Files.delete(data.resolve("labs/noor/process"));
        assertThat(restarted().running()).containsExactly(NOOR);
    }

    @Test
    void aServerThatDiesInTheMiddleOfAStartIsFollowedByOneThatFinishesIt() throws Exception {
        var launched = new CopyOnWriteArrayList<ProcessHandle>();
        var starting = Thread.ofVirtual()
                .start(() -> runtime.start(NOOR, phase -> {
                    if (phase instanceof Phase.Booting) launched.add(process(NOOR));
                }));
        await(() -> !launched.isEmpty());
        ready(restarted().start(NOOR, _ -> {}));
        assertThat(process(NOOR).pid()).isEqualTo(launched.getFirst().pid());
        starting.join();
    }

    @Test
    void ctrlCInTheServersTerminalDoesNotReachTheBroker() throws Exception {
        ready(runtime.start(NOOR, _ -> {}));
        var broker = process(NOOR);
        for (var signal : List.of("-INT", "-HUP")) {
            new ProcessBuilder("kill", signal, String.valueOf(broker.pid()))
                    .start()
                    .waitFor();
        }
        assertThat(broker.onExit().completeOnTimeout(null, 1, TimeUnit.SECONDS).join())
                .as("the broker's end")
                .isNull();
    }

    /// Its lease could not end it: a frozen process does not look at the clock.
    @Test
    void aFrozenBrokerGoesOnWhenTheServerIsGone() throws Exception {
        ready(runtime.start(NOOR, _ -> {}));
        var stat = Path.of("/proc", String.valueOf(process(NOOR).pid()), "stat");
        runtime.freeze(NOOR);
        await(() -> state(stat).equals("T"));
        runtime.close();
        await(() -> !state(stat).equals("T"));
    }

    /// The letter behind the name: T while it is stopped by a signal.
    private static String state(Path stat) {
        try {
            var text = Files.readString(stat);
            return text.substring(text.lastIndexOf(')') + 2, text.lastIndexOf(')') + 3);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noMoreStartAtATimeThanTheLineIsWide() throws Exception {
        var narrow = another(withWidth(1));
        var inLine = new CopyOnWriteArrayList<Phase>();
        var results = new CopyOnWriteArrayList<StartResult>();
        var starts = new ArrayList<Thread>();
        for (var name : List.of("a", "b", "c")) {
            starts.add(Thread.ofVirtual()
                    .start(() -> results.add(narrow.start(new LabId(name), phase -> {
                        if (phase instanceof Phase.InLine) inLine.add(phase);
                    }))));
        }
        for (var start : starts) start.join();
        assertThat(results).hasSize(3).allMatch(StartResult.Ready.class::isInstance);
        assertThat(inLine).contains(new Phase.InLine(1), new Phase.InLine(2));
    }

    private EmbeddedSettings withStartWait(Duration wait) {
        var s = settings(data);
        return new EmbeddedSettings(
                s.broker(),
                s.labs(),
                s.access(),
                s.width(),
                s.lineWait(),
                wait,
                s.stopWait(),
                s.leaseTime(),
                s.diskLimit());
    }

    private EmbeddedSettings withWidth(int width) {
        var s = settings(data);
        return new EmbeddedSettings(
                s.broker(),
                s.labs(),
                s.access(),
                width,
                s.lineWait(),
                s.startWait(),
                s.stopWait(),
                s.leaseTime(),
                s.diskLimit());
    }

    private static Failure failure(StartResult result) {
        assertThat(result).isInstanceOf(StartResult.Failed.class);
        return ((StartResult.Failed) result).failure();
    }
}
