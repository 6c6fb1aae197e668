package dev.millrace.labs.docker;

import com.github.dockerjava.api.model.Task;
import com.github.dockerjava.api.model.TaskState;
import dev.millrace.labs.docker.Owner.Kind;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Failure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.runtime.Phase;
import dev.millrace.labs.runtime.RuntimeUnreachable;
import dev.millrace.labs.runtime.Security;
import dev.millrace.labs.runtime.StartResult;
import dev.millrace.labs.runtime.Starts;
import dev.millrace.labs.runtime.Starts.Start;
import dev.millrace.labs.runtime.Traits;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A broker as a service of a Docker swarm for each lab, on as many machines as the swarm has. A lab is a network that
/// leads nowhere, a volume on one machine, the broker there, and a gate beside it whose port that machine publishes.
///
/// Ports of a swarm cannot be kept to loopback, so brokers ask for the lab's password here in any case. The gate is
/// placed first: the machine it gets is the one that the broker tells clients, and where the lab stays.
public final class SwarmRuntime implements LabRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(SwarmRuntime.class);
    private static final long LOOK_MILLIS = 100;
    private static final Duration GONE = Duration.ofSeconds(30);

    private final DockerSettings settings;
    private final Daemon daemon;
    private final Owner owner;
    private final BrokerImage image;
    private final KeptPorts ports;
    private final KeptPlaces places;
    private final SwarmServices services;
    private final SwarmLog log;
    private final SwarmWatch watch;
    private final Starts starts;
    /// Labs that were ready and are wanted, with their broker's task.
    private final Map<LabId, String> kept = new ConcurrentHashMap<>();

    private volatile Listener listener = (_, _) -> {};
    private volatile boolean closed;

    private SwarmRuntime(DockerSettings settings) {
        this.settings = settings;
        this.image = BrokerImage.of(settings.home());
        this.owner = Owner.of(settings.data());
        this.daemon = Daemon.at(settings.address());
        this.ports = new KeptPorts(
                settings.data().resolve("labs/ports"), settings.access().exposure(), owner.id(), false);
        this.places = new KeptPlaces(settings.data().resolve("labs/places"));
        this.starts = new Starts(settings.width(), settings.lineWait());
        this.services = new SwarmServices(daemon, owner, settings, image.name());
        this.log = new SwarmLog(daemon);
        this.watch = new SwarmWatch(this::look, settings.leaseTime().dividedBy(10), this::renewLeases);
    }

    /// Opens the runtime. The manager may be away; its labs are then unreachable until it is back.
    ///
    /// @throws DaemonRefusal when the broker is not packaged
    public static SwarmRuntime open(DockerSettings settings) {
        var runtime = new SwarmRuntime(settings);
        runtime.watch.start();
        return runtime;
    }

    @Override
    public String name() {
        return "swarm";
    }

    /// What labs cost, they cost on the machines of the swarm; tasks cannot be frozen.
    @Override
    public Traits traits() {
        return new Traits(true, 0, false);
    }

    /// Known once the lab has been placed on a machine.
    @Override
    public Optional<Endpoint> reserved(LabId lab) {
        return places.of(lab).flatMap(node -> ports.of(lab).map(port -> endpoint(lab, node.host(), port)));
    }

    private Endpoint endpoint(LabId lab, String host, int port) {
        var access = settings.access();
        var security = access.of(lab) instanceof Security.Scram scram ? scram : access.scram(lab, Optional.empty());
        return new Endpoint(host, port, security);
    }

    @Override
    public StartResult start(LabId lab, Progress progress) {
        return starts.run(lab, progress, start -> {
            try {
                return boot(lab, start, progress);
            } catch (DaemonRefusal e) {
                LOG.error("event=lab-refused lab={} reason=\"{}\"", lab, e.getMessage());
                return StartResult.failed(Failure.Reason.BROKE, String.valueOf(e.getMessage()));
            }
        });
    }

    private StartResult boot(LabId lab, Start start, Progress progress) throws InterruptedException {
        progress.at(new Phase.Launching());
        var port = ports.of(lab);
        if (port.isEmpty())
            return StartResult.failed(Failure.Reason.PORT_TAKEN, "every port that labs may have is taken");
        if (runningTask(lab, Kind.GATE).isEmpty()
                || runningTask(lab, Kind.BROKER).isEmpty()) {
            clear(lab);
            services.makeNetwork(lab);
            services.startGate(lab, port.get(), constraints(lab));
            long end = System.nanoTime() + settings.startWait().toNanos();
            while (runningTask(lab, Kind.GATE).isEmpty()) {
                if (start.cancelled()) return cancelled(lab);
                var problem = problem(lab, Kind.GATE);
                if (problem.isPresent() || System.nanoTime() > end)
                    return notPlaced(lab, problem.orElse("it took too long"));
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            place(lab, String.valueOf(runningTask(lab, Kind.GATE).orElseThrow().getNodeId()), port.get());
        }
        progress.at(new Phase.Booting());
        return awaitReady(lab, start, reserved(lab).orElseThrow());
    }

    /// Where its volume is, or anywhere that labs may be.
    private List<String> constraints(LabId lab) {
        return places.of(lab).map(node -> List.of("node.id==" + node.id())).orElseGet(services::constraints);
    }

    private void place(LabId lab, String node, int port) {
        var host = services.host(node, settings.access().exposure().host());
        places.keep(lab, new KeptPlaces.Node(node, host));
        var access = BrokerAccess.of(lab, endpoint(lab, host, port), settings.access());
        services.startBroker(lab, access, node);
    }

    /// What the swarm has against a task, where it is more than a matter of waiting.
    private Optional<String> problem(LabId lab, Kind kind) {
        return services.tasks(lab, kind).stream()
                .map(Task::getStatus)
                .filter(status -> status != null
                        && status.getErr() != null
                        && !status.getErr().isEmpty())
                .map(status -> String.valueOf(status.getErr()))
                .findFirst();
    }

    private StartResult notPlaced(LabId lab, String problem) throws InterruptedException {
        clear(lab);
        if (problem.contains("port")) {
            ports.move(lab);
            return StartResult.failed(Failure.Reason.PORT_TAKEN, problem);
        }
        return StartResult.failed(Failure.Reason.BROKE, "the swarm did not place the lab: " + problem);
    }

    private StartResult cancelled(LabId lab) throws InterruptedException {
        clear(lab);
        return new StartResult.Cancelled();
    }

    private StartResult awaitReady(LabId lab, Start start, Endpoint endpoint) throws InterruptedException {
        long end = System.nanoTime() + settings.startWait().toNanos();
        while (true) {
            if (start.cancelled()) return cancelled(lab);
            var tasks = services.tasks(lab, Kind.BROKER);
            var over = tasks.stream().filter(SwarmRuntime::isOver).findFirst();
            if (over.isPresent()) return broke(lab, log.failure(over.get()));
            var running = tasks.stream().filter(SwarmRuntime::isRunning).findFirst();
            if (running.isPresent() && log.saysReady(running.get())) {
                kept.put(lab, String.valueOf(running.get().getId()));
                return new StartResult.Ready(endpoint);
            }
            if (System.nanoTime() > end) {
                var said = running.map(log::lines)
                        .orElse(List.of(problem(lab, Kind.BROKER).orElse("no task")));
                return broke(lab, new Failure(Failure.Reason.TOO_SLOW, said));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private StartResult broke(LabId lab, Failure failure) throws InterruptedException {
        clear(lab);
        return new StartResult.Failed(failure);
    }

    @Override
    public void cancel(LabId lab) {
        starts.cancel(lab);
    }

    @Override
    public void stop(LabId lab) {
        cancel(lab);
        kept.remove(lab);
        try {
            clear(lab);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends and removes all of a lab but its volume; returns when its tasks are gone.
    private void clear(LabId lab) throws InterruptedException {
        services.removeServices(lab);
        await(lab, "end", () -> services.tasks(lab, Kind.BROKER).isEmpty());
        await(lab, "let go of its network", () -> services.removeRest(lab));
    }

    private void await(LabId lab, String what, BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + settings.stopWait().plus(GONE).toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) throw new DaemonRefusal("lab " + lab + " does not " + what + " on the swarm");
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    @Override
    public void wipe(LabId lab) {
        stop(lab);
        var node = places.of(lab);
        if (node.isEmpty()) return;
        try {
            services.startWipe(lab, node.get().id());
            await(
                    lab,
                    "forget what it stored",
                    () -> services.tasks(lab, Kind.WIPE).stream().anyMatch(SwarmRuntime::isOver));
            services.removeServices(lab);
            await(
                    lab,
                    "forget what it stored",
                    () -> services.tasks(lab, Kind.WIPE).isEmpty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void remove(LabId lab) {
        wipe(lab);
        try {
            await(lab, "let go of its volume", () -> services.removeVolume(lab));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        places.forget(lab);
        ports.giveUp(lab);
    }

    /// Tasks of a swarm cannot be frozen.
    @Override
    public void freeze(LabId lab) {}

    @Override
    public void thaw(LabId lab) {}

    @Override
    public Optional<Endpoint> adopt(LabId lab) {
        var task = runningTask(lab, Kind.BROKER);
        if (task.isEmpty() || runningTask(lab, Kind.GATE).isEmpty() || !log.saysReady(task.get()))
            return Optional.empty();
        var known = reserved(lab);
        if (known.isPresent()) kept.put(lab, String.valueOf(task.get().getId()));
        return known;
    }

    private Optional<Task> runningTask(LabId lab, Kind kind) {
        return services.tasks(lab, kind).stream()
                .filter(SwarmRuntime::isRunning)
                .findFirst();
    }

    @Override
    public Set<LabId> running() {
        return Set.copyOf(runningTasks().keySet());
    }

    private Map<LabId, String> runningTasks() {
        var found = new HashMap<LabId, String>();
        for (var task : services.brokers()) {
            if (isRunning(task)) SwarmServices.lab(task).ifPresent(lab -> found.put(lab, String.valueOf(task.getId())));
        }
        return found;
    }

    private static boolean isRunning(Task task) {
        return task.getStatus() != null && task.getStatus().getState() == TaskState.RUNNING;
    }

    /// Ended, in whatever way; not only to be ended.
    static boolean isOver(Task task) {
        var state = task.getStatus() == null ? null : task.getStatus().getState();
        return state != null && state.compareTo(TaskState.RUNNING) > 0;
    }

    @Override
    public void listen(Listener listener) {
        this.listener = listener;
        watch.listen(listener);
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        watch.close();
        daemon.close();
    }

    /// Finds brokers that have ended. Those that ended while the swarm was away are not told one by one.
    private void look(boolean first) {
        var running = runningTasks();
        for (var lab : Map.copyOf(kept).entrySet()) {
            if (lab.getValue().equals(running.get(lab.getKey()))) continue;
            if (first) kept.remove(lab.getKey(), lab.getValue());
            else ended(lab.getKey(), lab.getValue());
        }
    }

    private void ended(LabId lab, String task) {
        var failure = services.tasks(lab, Kind.BROKER).stream()
                .filter(found -> task.equals(found.getId()))
                .findFirst()
                .map(log::failure)
                .orElse(new Failure(Failure.Reason.BROKE, List.of("its task is gone from the swarm")));
        if (closed || !kept.remove(lab, task)) return;
        Thread.startVirtualThread(() -> {
            try {
                clear(lab);
            } catch (RuntimeUnreachable | DaemonRefusal e) {
                LOG.warn("event=lab-left lab={} reason=\"{}\"", lab, e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            listener.ended(lab, failure);
        });
    }

    /// Connects to every gate and stays long enough to be seen, see [SwarmLease].
    private void renewLeases() {
        SwarmLease.renew(
                running().stream().flatMap(lab -> reserved(lab).stream()).toList());
    }
}
