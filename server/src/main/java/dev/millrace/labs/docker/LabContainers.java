package dev.millrace.labs.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Ulimit;
import dev.millrace.labs.docker.Owner.Kind;
import dev.millrace.labs.runtime.LabId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes and removes the two containers of a lab: the broker, which nothing reaches and which reaches nothing, and the
/// gate in front of it, which hands connections from the published port to the broker. Safe for many threads.
final class LabContainers {
    private static final long GATE_MEMORY = 64L << 20;
    private static final long GATE_TASKS = 256;
    private static final Map<String, String> LOG = Map.of("max-size", "1m", "max-file", "1");
    private static final Map<String, String> SYSCTLS = Map.of("net.ipv4.ip_forward", "0");

    private final Daemon daemon;
    private final Owner owner;
    private final DockerSettings settings;
    private final String image;
    private final LeaseKeeper lease;

    LabContainers(Daemon daemon, Owner owner, DockerSettings settings, String image, LeaseKeeper lease) {
        this.daemon = daemon;
        this.owner = owner;
        this.settings = settings;
        this.image = image;
        this.lease = lease;
    }

    /// Makes the lab's volume, where there is none.
    void makeVolume(LabId lab) {
        daemon.ask(
                "make a volume",
                docker -> docker.createVolumeCmd()
                        .withName(owner.name(lab, Kind.DATA))
                        .withLabels(owner.labels(lab, Kind.DATA))
                        .exec());
    }

    void removeVolume(LabId lab) {
        daemon.<Void>ask("remove a volume", docker -> {
            try {
                return docker.removeVolumeCmd(owner.name(lab, Kind.DATA)).exec();
            } catch (NotFoundException e) {
                return null;
            }
        });
    }

    /// Starts the broker on its volume.
    void startBroker(LabId lab, LabNetworks.Place place, BrokerAccess access) {
        var config = bounds(
                        settings.limits().memory(),
                        settings.limits().tasks(),
                        settings.limits().cpus())
                .withNetworkMode(place.network())
                .withDns("127.0.0.1")
                .withMounts(List.of(lease.mount(true), data(lab)));
        var id = create(
                lab,
                Kind.BROKER,
                config,
                command -> command.withIpv4Address(place.broker())
                        .withCmd(access.arguments(settings, BrokerAccess.FOLDER))
                        .withStopTimeout((int) settings.stopWait().toSeconds()));
        if (!access.files().isEmpty()) {
            daemon.<Void>ask(
                    "write into a container",
                    docker -> docker.copyArchiveToContainerCmd(id)
                            .withRemotePath(BrokerAccess.FOLDER)
                            .withTarInputStream(Archive.of(access.files()))
                            .exec());
        }
        start(id);
    }

    /// Starts the gate; clients may come before the broker does.
    void startGate(LabId lab, LabNetworks.Place place, String edge, BrokerAccess access) {
        var port = ExposedPort.tcp(BrokerAccess.PORT);
        var bind = settings.access().exposure().bind();
        var config = bounds(GATE_MEMORY, GATE_TASKS, 1)
                .withNetworkMode(edge)
                .withMounts(List.of(lease.mount(true)))
                .withPortBindings(new PortBinding(
                        Ports.Binding.bindIpAndPort(bind, access.endpoint().port()), port));
        var id = create(
                lab,
                Kind.GATE,
                config,
                command -> command.withExposedPorts(port)
                        .withEntrypoint("/opt/millrace/gate.sh")
                        .withCmd(gateArguments(place.broker() + ":" + BrokerAccess.PORT, settings.leaseTime())));
        daemon.<Void>ask(
                "connect a container",
                docker -> docker.connectToNetworkCmd()
                        .withContainerId(id)
                        .withNetworkId(place.network())
                        .withContainerNetwork(new ContainerNetwork()
                                .withIpamConfig(new ContainerNetwork.Ipam().withIpv4Address(place.gate())))
                        .exec());
        start(id);
    }

    /// The lease is counted in looks of five seconds; a look or two more than the broker's own patience.
    static List<String> gateArguments(String target, Duration leaseTime) {
        return List.of(
                String.valueOf(BrokerAccess.PORT),
                target,
                LeaseKeeper.FILE,
                String.valueOf(leaseTime.toSeconds() / 5 + 2));
    }

    private String create(
            LabId lab, Kind kind, HostConfig config, java.util.function.UnaryOperator<CreateContainerCmd> more) {
        return daemon.ask(
                "make a container",
                docker -> more.apply(docker.createContainerCmd(image)
                                .withName(owner.name(lab, kind))
                                .withHostName(kind.word())
                                .withUser(Archive.USER + ":" + Archive.USER)
                                .withLabels(owner.labels(lab, kind))
                                .withHostConfig(config))
                        .exec()
                        .getId());
    }

    private void start(String id) {
        daemon.<Void>ask(
                "start a container", docker -> docker.startContainerCmd(id).exec());
    }

    private static HostConfig bounds(long memory, long tasks, double cpus) {
        return HostConfig.newHostConfig()
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withIpcMode("private")
                .withPidsLimit(tasks)
                .withMemory(memory)
                .withMemorySwap(memory)
                .withNanoCPUs((long) (cpus * 1e9))
                .withUlimits(List.of(new Ulimit("core", 0L, 0L)))
                .withTmpFs(Map.of("/tmp", "rw,exec,nosuid,nodev,mode=1777,size=33554432"))
                .withSysctls(SYSCTLS)
                .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, LOG));
    }

    private Mount data(LabId lab) {
        return new Mount()
                .withType(MountType.VOLUME)
                .withSource(owner.name(lab, Kind.DATA))
                .withTarget("/data");
    }

    /// Every container of one lab, in whatever state.
    List<Container> of(LabId lab) {
        return list(owner.all(lab), List.of());
    }

    /// Every container of this server's labs.
    List<Container> all() {
        return list(owner.all(), List.of());
    }

    /// Brokers that run or are frozen.
    List<Container> running() {
        return list(owner.labels(Kind.BROKER), List.of("running", "paused"));
    }

    private List<Container> list(Map<String, String> labels, List<String> states) {
        return daemon.ask("list containers", docker -> {
            var command = docker.listContainersCmd().withShowAll(true).withLabelFilter(labels);
            return states.isEmpty()
                    ? command.exec()
                    : command.withStatusFilter(states).exec();
        });
    }

    /// Asks a container to end, then makes it; then it is gone.
    void end(Container container, Duration patience) {
        if ("paused".equals(container.getState())) thaw(container.getId());
        daemon.<Void>ask("stop a container", docker -> {
            try {
                return docker.stopContainerCmd(container.getId())
                        .withTimeout((int) patience.toSeconds())
                        .exec();
            } catch (NotFoundException | NotModifiedException e) {
                return null; // it has ended
            }
        });
        remove(container.getId());
    }

    void remove(String id) {
        daemon.<Void>ask("remove a container", docker -> {
            try {
                return docker.removeContainerCmd(id).withForce(true).exec();
            } catch (NotFoundException | ConflictException e) {
                return null; // gone, or being removed
            }
        });
    }

    void freeze(String id) {
        daemon.<Void>ask("freeze a container", docker -> {
            try {
                return docker.pauseContainerCmd(id).exec();
            } catch (NotFoundException | ConflictException e) {
                return null; // it has ended, or is frozen
            }
        });
    }

    void thaw(String id) {
        daemon.<Void>ask("thaw a container", docker -> {
            try {
                return docker.unpauseContainerCmd(id).exec();
            } catch (NotFoundException | ConflictException e) {
                return null; // it has ended, or was not frozen
            }
        });
    }

    static List<Container> ofKind(Kind kind, List<Container> containers) {
        var found = new ArrayList<Container>();
        for (var container : containers) {
            if (Owner.is(kind, container.getLabels())) found.add(container);
        }
        return found;
    }
}
