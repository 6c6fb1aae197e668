package dev.millrace.labs.embedded;

import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.runtime.Phase;
import dev.millrace.labs.runtime.StartResult;
import dev.millrace.labs.runtime.Starts;
import dev.millrace.labs.runtime.Starts.Start;
import dev.millrace.labs.runtime.Traits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brokers as child processes of the server, each with its own folder and loopback port; needs nothing but Java.
///
/// Everything it knows of a lab is in the lab's folder, and processes go on when the server dies, so that the next
/// server takes them over. One that nobody takes over ends when its lease is over.
public final class EmbeddedRuntime implements LabRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRuntime.class);
    /// Resident after start, measured; docs/performance.md.
    private static final long MEMORY_EACH = 165L << 20;

    private final EmbeddedSettings settings;
    private final BrokerLauncher launcher;
    private final Ports ports;
    private final Starts starts;
    /// Brokers that were ready and are wanted; whichever leaves this map first, stop or end, speaks for the lab.
    private final Map<LabId, ProcessHandle> kept = new ConcurrentHashMap<>();

    private final ThawGuard guard;
    private final Thread leases;
    private volatile Listener listener = (_, _) -> {};
    private volatile boolean closed;

    public EmbeddedRuntime(EmbeddedSettings settings) {
        this.settings = settings;
        this.launcher = new BrokerLauncher(settings);
        this.ports = new Ports(settings.access().exposure());
        this.starts = new Starts(settings.width(), settings.lineWait());
        this.guard = new ThawGuard(settings.labs());
        folders().forEach(folder -> folder.port().ifPresent(ports::keep));
        recordTheUnrecorded();
        this.leases = Thread.ofVirtual().name("lab-leases").start(this::renewLeases);
    }

    /// A server that died between making a process and writing it down left one that is in no folder.
    private void recordTheUnrecorded() {
        for (var found : launcher.findAll()) {
            try {
                if (found.folder().process().flatMap(BrokerProcess::alive).isEmpty()) {
                    found.folder().keepProcess(found.process());
                }
            } catch (IOException e) {
                LOG.warn("cannot record broker pid={}", found.process().pid(), e);
            }
        }
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public Traits traits() {
        return new Traits(true, MEMORY_EACH, true);
    }

    @Override
    public Optional<Endpoint> reserved(LabId lab) {
        try {
            return Optional.of(reach(lab, ports.of(lab, folder(lab))).endpoint());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public StartResult start(LabId lab, Progress progress) {
        return starts.run(lab, progress, start -> {
            try {
                return boot(lab, start, progress);
            } catch (IOException e) {
                return StartResult.failed(reason(String.valueOf(e.getMessage())), e.toString());
            }
        });
    }

    private StartResult boot(LabId lab, Start start, Progress progress) throws IOException, InterruptedException {
        progress.at(new Phase.Launching());
        var folder = folder(lab);
        endForeign(lab, folder);
        var reach = reach(lab, ports.of(lab, folder));
        var running = folder.process().flatMap(BrokerProcess::alive);
        var process = running.isPresent() ? running.get() : launch(folder, reach);
        progress.at(new Phase.Booting());
        long end = System.nanoTime() + settings.startWait().toNanos();
        while (!folder.saysReady()) {
            if (start.cancelled()) return cancelled(folder, process);
            if (!BrokerProcess.runs(process)) return failed(folder, reason(folder));
            if (System.nanoTime() > end) return tooSlow(folder, process);
            TimeUnit.MILLISECONDS.sleep(15);
        }
        keep(lab, process);
        return new StartResult.Ready(reach.endpoint());
    }

    /// A broker that an earlier server started for other addresses, or without passwords, is not taken over.
    private void endForeign(LabId lab, LabFolder folder) throws InterruptedException {
        var running = folder.process().flatMap(BrokerProcess::alive);
        if (running.isEmpty() || isOurs(lab, folder)) return;
        LOG.info("lab runs with other addresses or passwords and is started anew lab={}", lab);
        BrokerProcess.end(running.get(), settings.stopWait());
        folder.forgetProcess();
    }

    private boolean isOurs(LabId lab, LabFolder folder) {
        var port = folder.port();
        return port.isPresent() && reach(lab, port.getAsInt()).isOf(folder);
    }

    private ProcessHandle launch(LabFolder folder, Reach reach) throws IOException {
        folder.prepare();
        var process = launcher.launch(folder, reach);
        folder.keepProcess(process);
        return process.alive().orElseThrow(() -> new IOException("the broker's process ended at once"));
    }

    private StartResult cancelled(LabFolder folder, ProcessHandle process) throws InterruptedException {
        BrokerProcess.end(process, settings.stopWait());
        folder.forgetProcess();
        return new StartResult.Cancelled();
    }

    private StartResult tooSlow(LabFolder folder, ProcessHandle process) throws InterruptedException {
        BrokerProcess.end(process, settings.stopWait());
        return failed(folder, Failure.Reason.TOO_SLOW);
    }

    private StartResult failed(LabFolder folder, Failure.Reason reason) {
        folder.forgetProcess();
        if (reason == Failure.Reason.PORT_TAKEN) ports.giveUp(folder);
        return new StartResult.Failed(new Failure(reason, folder.lastLines()));
    }

    private void keep(LabId lab, ProcessHandle process) {
        kept.put(lab, process);
        var _ = process.onExit().thenRun(() -> ended(lab, process));
    }

    private void ended(LabId lab, ProcessHandle process) {
        if (closed || !kept.remove(lab, process)) return;
        var folder = folder(lab);
        // the next one may have been started before this end was heard of
        if (folder.process().filter(recorded -> recorded.pid() == process.pid()).isPresent()) folder.forgetProcess();
        listener.ended(lab, new Failure(reason(folder), folder.lastLines()));
    }

    @Override
    public void cancel(LabId lab) {
        starts.cancel(lab);
    }

    @Override
    public void stop(LabId lab) {
        cancel(lab);
        kept.remove(lab);
        var folder = folder(lab);
        try {
            var process = folder.process().flatMap(BrokerProcess::alive);
            if (process.isPresent() && !BrokerProcess.end(process.get(), settings.stopWait())) {
                throw new IllegalStateException(
                        "lab=" + lab + " does not stop, pid=" + process.get().pid());
            }
            folder.forgetProcess();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void wipe(LabId lab) {
        stop(lab);
        folder(lab).wipe();
    }

    @Override
    public void remove(LabId lab) {
        stop(lab);
        ports.giveUp(folder(lab));
        folder(lab).remove();
    }

    @Override
    public void freeze(LabId lab) {
        guard.arm();
        signal(lab, BrokerProcess::freeze);
    }

    @Override
    public void thaw(LabId lab) {
        signal(lab, BrokerProcess::thaw);
    }

    private void signal(LabId lab, Signal signal) {
        try {
            var process = folder(lab).process().flatMap(BrokerProcess::alive);
            if (process.isPresent()) signal.to(process.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Signal {
        void to(ProcessHandle process) throws InterruptedException;
    }

    @Override
    public Optional<Endpoint> adopt(LabId lab) {
        var folder = folder(lab);
        var process = folder.process().flatMap(BrokerProcess::alive);
        if (process.isEmpty() || !isOurs(lab, folder) || !folder.saysReady()) return Optional.empty();
        keep(lab, process.get());
        return Optional.of(reach(lab, folder.port().orElseThrow()).endpoint());
    }

    @Override
    public Set<LabId> running() {
        return folders().stream()
                .filter(folder -> folder.process().flatMap(BrokerProcess::alive).isPresent())
                .map(folder -> new LabId(folder.path().getFileName().toString()))
                .collect(Collectors.toSet());
    }

    @Override
    public void listen(Listener listener) {
        this.listener = listener;
    }

    @Override
    public void close() {
        closed = true;
        leases.interrupt();
        guard.close();
    }

    private void renewLeases() {
        try {
            while (!closed) {
                for (var lab : running()) renewLease(folder(lab));
                Thread.sleep(settings.leaseTime().dividedBy(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void renewLease(LabFolder folder) {
        try {
            folder.touchLease();
        } catch (IOException e) {
            // the next round tries again, long before the lease is over
            LOG.warn("cannot renew lease folder={}", folder.path(), e);
        }
    }

    private static Failure.Reason reason(LabFolder folder) {
        return folder.saysOutOfMemory() ? Failure.Reason.OUT_OF_MEMORY : reason(folder.lastWord());
    }

    /// The broker says why it ended in a line that begins with the reason; the system's own words for a full disk
    /// come from making the folder.
    private static Failure.Reason reason(String line) {
        var said = line.toLowerCase(Locale.ROOT);
        if (said.startsWith("port taken")) return Failure.Reason.PORT_TAKEN;
        if (said.startsWith("disk limit")) return Failure.Reason.DISK_LIMIT;
        if (said.startsWith("disk full") || said.contains("no space left")) return Failure.Reason.DISK_FULL;
        return Failure.Reason.BROKE;
    }

    private Reach reach(LabId lab, int port) {
        return new Reach(settings.access(), lab, port);
    }

    private LabFolder folder(LabId lab) {
        return new LabFolder(settings.labs().resolve(lab.value()));
    }

    private List<LabFolder> folders() {
        try (Stream<Path> entries = Files.list(settings.labs())) {
            return entries.filter(Files::isDirectory)
                    .filter(path -> LabId.isValid(path.getFileName().toString()))
                    .map(LabFolder::new)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + settings.labs(), e);
        }
    }
}
