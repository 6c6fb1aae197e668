package dev.millrace.labs.docker;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Event;
import dev.millrace.labs.docker.Owner.Kind;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.runtime.Phase;
import dev.millrace.labs.runtime.RuntimeUnreachable;
import dev.millrace.labs.runtime.StartResult;
import dev.millrace.labs.runtime.Starts;
import dev.millrace.labs.runtime.Starts.Start;
import dev.millrace.labs.runtime.Traits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A broker in a container for each lab, on one Docker daemon, here or elsewhere.
///
/// A lab is a network that leads nowhere, a volume, the broker and a gate; all carry this server's [Owner] and are
/// found by it, so nothing has to be remembered. Containers go on when the server dies; those that no server takes
/// over end when their lease is over. Long because a contract is implemented in one place: what a lab is made of is
/// in [LabContainers] and [LabNetworks].
public final class DockerRuntime implements LabRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(DockerRuntime.class);
    /// Of the daemon's own statistics: an idle broker 128 MiB, its gate 2; docs/performance.md.
    private static final long MEMORY_EACH = 135L << 20;

    private static final long LOOK_MILLIS = 20;

    private final DockerSettings settings;
    private final Daemon daemon;
    private final Owner owner;
    private final BrokerImage image;
    private final KeptPorts ports;
    private final LeaseKeeper lease;
    private final LabContainers containers;
    private final LabNetworks networks;
    private final BrokerLog log;
    private final DaemonWatch watch;
    private final Starts starts;
    /// Brokers that were ready and are wanted; whichever leaves this map first, stop or end, speaks for the lab.
    private final Map<LabId, String> kept = new ConcurrentHashMap<>();

    private volatile Listener listener = (_, _) -> {};
    private volatile boolean closed;
    /// Why the daemon does not answer, while it does not.
    private volatile Optional<String> away = Optional.empty();
    private boolean armed;
    private boolean swept;

    private DockerRuntime(DockerSettings settings) {
        this.settings = settings;
        this.image = BrokerImage.of(settings.home());
        this.owner = Owner.of(settings.data());
        this.daemon = Daemon.at(settings.address());
        this.ports = new KeptPorts(
                settings.data().resolve("labs/ports"),
                settings.access().exposure(),
                owner.id(),
                settings.address().socket().isPresent());
        this.starts = new Starts(settings.width(), settings.lineWait());
        this.lease = new LeaseKeeper(daemon, owner, image.name());
        this.containers = new LabContainers(daemon, owner, settings, image.name(), lease);
        this.networks = new LabNetworks(daemon, owner);
        this.log = new BrokerLog(daemon);
        this.watch = new DaemonWatch(
                daemon, owner.labels(Kind.BROKER), settings.leaseTime().dividedBy(10), ear(), "die");
    }

    /// Opens the runtime. The daemon may be away; its labs are then unreachable until it is back.
    ///
    /// @throws DaemonRefusal when the broker is not packaged
    public static DockerRuntime open(DockerSettings settings) {
        var runtime = new DockerRuntime(settings);
        runtime.watch.start();
        return runtime;
    }

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public Traits traits() {
        return new Traits(true, settings.address().socket().isPresent() ? MEMORY_EACH : 0, true);
    }

    @Override
    public Optional<Endpoint> reserved(LabId lab) {
        return ports.of(lab).map(port -> endpoint(lab, port));
    }

    private Endpoint endpoint(LabId lab, int port) {
        return new Endpoint(
                settings.access().exposure().host(), port, settings.access().of(lab));
    }

    @Override
    public StartResult start(LabId lab, Progress progress) {
        return starts.run(lab, progress, start -> {
            try {
                return boot(lab, start, progress);
            } catch (DaemonRefusal e) {
                return refused(lab, e);
            }
        });
    }

    private StartResult boot(LabId lab, Start start, Progress progress) throws InterruptedException {
        progress.at(new Phase.Launching());
        var port = ports.of(lab);
        if (port.isEmpty())
            return StartResult.failed(Failure.Reason.PORT_TAKEN, "every port that labs may have is taken");
        arm();
        var endpoint = endpoint(lab, port.get());
        if (!runs(containers.of(lab))) launch(lab, endpoint);
        progress.at(new Phase.Booting());
        return awaitReady(lab, start, endpoint);
    }

    /// Both containers of the lab, in working order.
    private static boolean runs(List<Container> found) {
        return found.size() == 2 && found.stream().allMatch(c -> "running".equals(c.getState()));
    }

    /// The lease first, so that what comes next ends by itself if this server does not live to see it; then the gate,
    /// whose port may be taken; then the broker.
    private void launch(LabId lab, Endpoint endpoint) {
        clear(lab);
        var access = BrokerAccess.of(lab, endpoint, settings.access());
        containers.makeVolume(lab);
        var place = networks.make(lab);
        containers.startGate(lab, place, networks.edge(), access);
        containers.startBroker(lab, place, access);
    }

    private StartResult awaitReady(LabId lab, Start start, Endpoint endpoint) throws InterruptedException {
        var id = owner.name(lab, Kind.BROKER);
        long end = System.nanoTime() + settings.startWait().toNanos();
        try (var heard = log.listen(id)) {
            while (!heard.ready()) {
                if (start.cancelled()) {
                    clear(lab, Duration.ofSeconds(1));
                    return new StartResult.Cancelled();
                }
                if (heard.over()) return broke(lab, log.failure(id));
                if (System.nanoTime() > end) {
                    var said = log.failure(id).lastLines();
                    return broke(lab, new Failure(Failure.Reason.TOO_SLOW, said));
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("a stream that was read", e);
        }
        keep(lab);
        return new StartResult.Ready(endpoint);
    }

    private StartResult broke(LabId lab, Failure failure) {
        clear(lab);
        return new StartResult.Failed(failure);
    }

    /// The daemon said no: to the port, for want of the image, or for a reason of its own.
    private StartResult refused(LabId lab, DaemonRefusal refusal) {
        var sentence = String.valueOf(refusal.getMessage());
        try {
            clear(lab);
        } catch (RuntimeUnreachable | DaemonRefusal e) {
            LOG.warn("event=lab-left lab={} reason=\"{}\"", lab, e.getMessage());
        }
        if (sentence.contains("port is already allocated") || sentence.contains("address already in use")) {
            ports.move(lab);
            return StartResult.failed(Failure.Reason.PORT_TAKEN, sentence);
        }
        LOG.error("event=lab-refused lab={} reason=\"{}\"", lab, sentence);
        return StartResult.failed(
                sentence.contains("no space left") ? Failure.Reason.DISK_FULL : Failure.Reason.BROKE, sentence);
    }

    private void keep(LabId lab) {
        var found = LabContainers.ofKind(Kind.BROKER, containers.of(lab));
        if (!found.isEmpty()) kept.put(lab, found.getFirst().getId());
    }

    @Override
    public void cancel(LabId lab) {
        starts.cancel(lab);
    }

    @Override
    public void stop(LabId lab) {
        cancel(lab);
        kept.remove(lab);
        clear(lab);
    }

    /// Ends and removes all of a lab but its volume. The broker first: while the gate is there nothing is half made.
    private void clear(LabId lab) {
        clear(lab, settings.stopWait());
    }

    private void clear(LabId lab, Duration patience) {
        var found = containers.of(lab);
        LabContainers.ofKind(Kind.BROKER, found).forEach(broker -> containers.end(broker, patience));
        LabContainers.ofKind(Kind.GATE, found).forEach(gate -> containers.remove(gate.getId()));
        networks.remove(lab);
    }

    @Override
    public void wipe(LabId lab) {
        stop(lab);
        containers.removeVolume(lab);
    }

    @Override
    public void remove(LabId lab) {
        wipe(lab);
        ports.giveUp(lab);
    }

    @Override
    public void freeze(LabId lab) {
        broker(lab).ifPresent(broker -> containers.freeze(broker.getId()));
    }

    @Override
    public void thaw(LabId lab) {
        broker(lab).ifPresent(broker -> containers.thaw(broker.getId()));
    }

    private Optional<Container> broker(LabId lab) {
        return LabContainers.ofKind(Kind.BROKER, containers.of(lab)).stream().findFirst();
    }

    @Override
    public Optional<Endpoint> adopt(LabId lab) {
        var found = containers.of(lab);
        var port = ports.of(lab);
        if (!runs(found) || port.isEmpty() || !log.saysReady(owner.name(lab, Kind.BROKER))) return Optional.empty();
        keep(lab);
        return Optional.of(endpoint(lab, port.get()));
    }

    @Override
    public Set<LabId> running() {
        return containers.running().stream()
                .flatMap(container -> Owner.lab(container.getLabels()).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public void listen(Listener listener) {
        this.listener = listener;
        away.ifPresent(listener::unreachable);
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        watch.close();
        try {
            if (away.isEmpty()) disarm();
        } catch (RuntimeUnreachable | DaemonRefusal e) {
            LOG.info("event=docker-left reason=\"{}\"", e.getMessage());
        }
        daemon.close();
    }

    /// Before anything starts: a lease, and nothing half made that a server left behind.
    private synchronized void arm() {
        if (armed) return;
        if (!image.isAt(daemon)) {
            throw new DaemonRefusal("the Docker daemon has no image " + image.name()
                    + ": ./millrace images build makes it (on each machine of a swarm)");
        }
        lease.arm();
        if (!swept) sweep();
        swept = true;
        armed = true;
    }

    /// What labs share is not left behind when there are none; it is made again for the next one.
    private synchronized void disarm() {
        armed = false;
        if (containers.all().stream().anyMatch(container -> !Owner.is(Kind.KEEPER, container.getLabels()))) return;
        lease.disarm();
        networks.remove(owner.name(Kind.EDGE));
    }

    /// Containers that do not run, and gates without a broker, of labs that are not being started.
    private void sweep() {
        var byLab = new java.util.HashMap<LabId, List<Container>>();
        for (var container : containers.all()) {
            Owner.lab(container.getLabels())
                    .ifPresent(lab ->
                            byLab.computeIfAbsent(lab, _ -> new ArrayList<>()).add(container));
        }
        byLab.forEach((lab, found) -> {
            boolean lives = LabContainers.ofKind(Kind.BROKER, found).stream()
                    .anyMatch(broker -> Set.of("running", "paused").contains(broker.getState()));
            if (!lives && !starts.has(lab)) clear(lab);
        });
    }

    private DaemonWatch.Ear ear() {
        return new DaemonWatch.Ear() {
            @Override
            public void event(Event event) {
                Thread.startVirtualThread(() -> died(event));
            }

            @Override
            public void reachable() {
                back();
            }

            @Override
            public void unreachable(String sentence) {
                away = Optional.of(sentence);
                listener.unreachable(sentence);
            }

            @Override
            public void beat() {
                lease.touch();
            }
        };
    }

    /// Brokers that ended while nobody listened are not told one by one: whoever hears that the daemon is
    /// back asks what runs.
    private void back() {
        lease.touch();
        if (away.isEmpty()) return;
        var running = running();
        kept.keySet().removeIf(lab -> !running.contains(lab));
        away = Optional.empty();
        listener.reachable();
    }

    /// A daemon that is told to stop ends its containers first: then the labs are unreachable, and have not broken. So
    /// the daemon is asked once more, when it would be gone.
    private void died(Event event) {
        var id = event.getId();
        var lab = kept.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst();
        if (lab.isEmpty() || id == null) return;
        try {
            TimeUnit.MILLISECONDS.sleep(300);
            var failure = log.failure(id);
            if (closed || !kept.remove(lab.get(), id)) return;
            clear(lab.get());
            listener.ended(lab.get(), failure);
        } catch (RuntimeUnreachable e) {
            LOG.info("event=broker-ended-with-the-daemon lab={}", lab.get());
        } catch (DaemonRefusal e) {
            LOG.warn("event=lab-left lab={} reason=\"{}\"", lab.get(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
