package dev.millrace.labs.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerDNSConfig;
import com.github.dockerjava.api.model.ContainerSpec;
import com.github.dockerjava.api.model.ContainerSpecFile;
import com.github.dockerjava.api.model.ContainerSpecSecret;
import com.github.dockerjava.api.model.Driver;
import com.github.dockerjava.api.model.EndpointResolutionMode;
import com.github.dockerjava.api.model.EndpointSpec;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.NetworkAttachmentConfig;
import com.github.dockerjava.api.model.PortConfig;
import com.github.dockerjava.api.model.PortConfigProtocol;
import com.github.dockerjava.api.model.ResourceRequirements;
import com.github.dockerjava.api.model.SecretSpec;
import com.github.dockerjava.api.model.ServiceModeConfig;
import com.github.dockerjava.api.model.ServicePlacement;
import com.github.dockerjava.api.model.ServiceReplicatedModeOptions;
import com.github.dockerjava.api.model.ServiceRestartCondition;
import com.github.dockerjava.api.model.ServiceRestartPolicy;
import com.github.dockerjava.api.model.ServiceSpec;
import com.github.dockerjava.api.model.Task;
import com.github.dockerjava.api.model.TaskSpec;
import com.github.dockerjava.api.model.TmpfsOptions;
import com.github.dockerjava.api.model.VolumeOptions;
import dev.millrace.labs.docker.Owner.Kind;
import dev.millrace.labs.runtime.LabId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes and removes the services of a lab on a swarm, as [LabContainers] does containers on one daemon. Safe for many
/// threads.
final class SwarmServices {
    private static final Logger LOG = LoggerFactory.getLogger(SwarmServices.class);
    private static final long GATE_MEMORY = 64L << 20;
    private static final String SECRETS = "/run/secrets/";
    private static final String INSIDE = "/opt/millrace/";

    private final Daemon daemon;
    private final Owner owner;
    private final DockerSettings settings;
    private final String image;

    SwarmServices(Daemon daemon, Owner owner, DockerSettings settings, String image) {
        this.daemon = daemon;
        this.owner = owner;
        this.settings = settings;
        this.image = image;
    }

    /// Makes the lab's network: across machines, and leading nowhere.
    void makeNetwork(LabId lab) {
        daemon.ask(
                "make a network",
                docker -> docker.createNetworkCmd()
                        .withName(owner.name(lab, Kind.NETWORK))
                        .withCheckDuplicate(true)
                        .withDriver("overlay")
                        .withInternal(true)
                        .withLabels(owner.labels(lab, Kind.NETWORK))
                        .exec());
    }

    /// Starts the gate, on any machine that `constraints` allow.
    void startGate(LabId lab, int port, List<String> constraints) {
        var container = container(lab, Kind.GATE)
                .withCommand(List.of(INSIDE + "gate.sh"))
                .withArgs(SwarmLease.gateArguments("broker:" + BrokerAccess.PORT, settings.leaseTime()))
                .withMounts(List.of(temporary()));
        var published = new PortConfig()
                .withProtocol(PortConfigProtocol.TCP)
                .withPublishMode(PortConfig.PublishMode.host)
                .withTargetPort(BrokerAccess.PORT)
                .withPublishedPort(port);
        create(lab, Kind.GATE, container, GATE_MEMORY, 1, constraints, List.of("bridge"), List.of(published));
    }

    /// Starts the broker on the machine `node`, where its gate is and where what it stores stays.
    void startBroker(LabId lab, BrokerAccess access, String node) {
        var command = new ArrayList<>(List.of(INSIDE + "guard.sh"));
        command.addAll(SwarmLease.guardArguments(settings.leaseTime()));
        var data = new Mount()
                .withType(MountType.VOLUME)
                .withSource(owner.name(lab, Kind.DATA))
                .withTarget("/data")
                .withVolumeOptions(new VolumeOptions().withLabels(owner.labels(lab, Kind.DATA)));
        var container = container(lab, Kind.BROKER)
                .withCommand(command)
                .withArgs(access.arguments(settings, SECRETS))
                .withMounts(List.of(temporary(), data))
                .withSecrets(secrets(lab, access))
                .withDnsConfig(new ContainerDNSConfig().withNameservers(List.of("127.0.0.1")))
                .withStopGracePeriod(settings.stopWait().toNanos());
        create(
                lab,
                Kind.BROKER,
                container,
                settings.limits().memory(),
                settings.limits().cpus(),
                List.of("node.id==" + node),
                List.of(),
                List.of());
    }

    /// Empties the lab's volume, which may be on another machine: a service of one task there.
    void startWipe(LabId lab, String node) {
        var data = new Mount()
                .withType(MountType.VOLUME)
                .withSource(owner.name(lab, Kind.DATA))
                .withTarget("/data");
        var container = container(lab, Kind.WIPE)
                .withCommand(List.of("/usr/bin/find", "/data", "-mindepth", "1", "-delete"))
                .withMounts(List.of(data));
        create(lab, Kind.WIPE, container, GATE_MEMORY, 1, List.of("node.id==" + node), List.of(), List.of());
    }

    private ContainerSpec container(LabId lab, Kind kind) {
        return new SwarmBounds.Container()
                .withImage(image)
                .withLabels(owner.labels(lab, kind))
                .withHostname(kind.word())
                .withUser(Archive.USER + ":" + Archive.USER)
                .withReadOnly(true);
    }

    private static Mount temporary() {
        return new Mount()
                .withType(MountType.TMPFS)
                .withTarget("/tmp")
                .withTmpfsOptions(new TmpfsOptions().withSizeBytes(32L << 20).withMode(01777));
    }

    private void create(
            LabId lab,
            Kind kind,
            ContainerSpec container,
            long memory,
            double cpus,
            List<String> constraints,
            List<String> moreNetworks,
            List<PortConfig> ports) {
        var limits = new SwarmBounds.Resources(settings.limits().tasks())
                .withMemoryBytes(memory)
                .withNanoCPUs((long) (cpus * 1e9));
        var task = new TaskSpec()
                .withContainerSpec(container)
                .withResources(new ResourceRequirements().withLimits(limits))
                .withRestartPolicy(new ServiceRestartPolicy().withCondition(ServiceRestartCondition.NONE))
                .withPlacement(new ServicePlacement().withConstraints(constraints))
                .withLogDriver(
                        new Driver().withName("json-file").withOptions(Map.of("max-size", "1m", "max-file", "1")))
                .withNetworks(networks(lab, kind, moreNetworks));
        var spec = new ServiceSpec()
                .withName(owner.name(lab, kind))
                .withLabels(owner.labels(lab, kind))
                .withTaskTemplate(task)
                .withMode(new ServiceModeConfig().withReplicated(new ServiceReplicatedModeOptions().withReplicas(1)))
                .withEndpointSpec(new EndpointSpec()
                        .withMode(EndpointResolutionMode.DNSRR)
                        .withPorts(ports));
        daemon.ask("create a service", docker -> docker.createServiceCmd(spec).exec());
    }

    private List<NetworkAttachmentConfig> networks(LabId lab, Kind kind, List<String> more) {
        var networks = new ArrayList<NetworkAttachmentConfig>();
        for (var name : more) networks.add(new NetworkAttachmentConfig().withTarget(name));
        if (kind != Kind.WIPE) {
            networks.add(new NetworkAttachmentConfig()
                    .withTarget(owner.name(lab, Kind.NETWORK))
                    .withAliases(List.of(kind.word())));
        }
        return networks;
    }

    private List<ContainerSpecSecret> secrets(LabId lab, BrokerAccess access) {
        var secrets = new ArrayList<ContainerSpecSecret>();
        for (var file : access.files().entrySet()) {
            var name = owner.name(lab, Kind.USERS) + "-" + file.getKey();
            var id = daemon.ask(
                    "make a secret",
                    docker -> docker.createSecretCmd(new SecretSpec()
                                    .withName(name)
                                    .withLabels(owner.labels(lab, Kind.USERS))
                                    .withData(new String(file.getValue(), StandardCharsets.UTF_8)))
                            .exec()
                            .getId());
            secrets.add(new ContainerSpecSecret()
                    .withSecretId(id)
                    .withSecretName(name)
                    .withFile(new ContainerSpecFile()
                            .withName(file.getKey())
                            .withUid(String.valueOf(Archive.USER))
                            .withGid(String.valueOf(Archive.USER))
                            .withMode(0400L)));
        }
        return secrets;
    }

    /// The tasks of one lab's service; of those that ended, too.
    List<Task> tasks(LabId lab, Kind kind) {
        return tasks(owner.labels(lab, kind));
    }

    /// Which lab a task is of.
    static Optional<LabId> lab(Task task) {
        var spec = task.getSpec() == null ? null : task.getSpec().getContainerSpec();
        var labels = spec == null ? null : spec.getLabels();
        return labels == null ? Optional.empty() : Owner.lab(labels);
    }

    /// The tasks of every broker of this server.
    List<Task> brokers() {
        return tasks(owner.labels(Kind.BROKER));
    }

    private List<Task> tasks(Map<String, String> labels) {
        return daemon.ask(
                "list tasks",
                docker -> docker.listTasksCmd().withLabelFilter(labels).exec());
    }

    /// Removes the lab's services and secrets. Tasks go on for a moment, see [#tasks].
    void removeServices(LabId lab) {
        daemon.<Void>ask("remove services", docker -> {
            for (var service :
                    docker.listServicesCmd().withLabelFilter(owner.all(lab)).exec()) {
                removeService(docker, String.valueOf(service.getId()));
            }
            return null;
        });
    }

    private static void removeService(DockerClient docker, String id) {
        try {
            docker.removeServiceCmd(id).exec();
        } catch (NotFoundException e) {
            LOG.debug("event=service-gone-already service={}", id);
        }
    }

    /// Removes what is left of the lab when its tasks have ended; false where something of it is still there.
    boolean removeRest(LabId lab) {
        return daemon.ask("remove a network", docker -> {
            var networks = docker.listNetworksCmd()
                    .withNameFilter(owner.name(lab, Kind.NETWORK))
                    .exec();
            var secrets =
                    docker.listSecretsCmd().withLabelFilter(owner.all(lab)).exec();
            for (var secret : secrets)
                tried(() -> docker.removeSecretCmd(secret.getId()).exec());
            for (var network : networks)
                tried(() -> docker.removeNetworkCmd(network.getId()).exec());
            return networks.isEmpty() && secrets.isEmpty();
        });
    }

    /// What a task holds is refused until it has let go, by whichever part of Docker notices first.
    private static void tried(Runnable removal) {
        try {
            removal.run();
        } catch (DockerException e) {
            LOG.debug("event=still-in-use reason=\"{}\"", Daemon.said(e));
        }
    }

    /// Removes the lab's volume where it is on the manager's own machine; elsewhere it stays, empty. False while the
    /// container of a task that has ended still holds it.
    boolean removeVolume(LabId lab) {
        return daemon.ask("remove a volume", docker -> {
            try {
                docker.removeVolumeCmd(owner.name(lab, Kind.DATA)).exec();
                return true;
            } catch (NotFoundException e) {
                return true;
            } catch (ConflictException e) {
                return false;
            }
        });
    }

    /// The machines of the swarm that may run labs: those with the label `millrace.lab=true`, if any has it.
    List<String> constraints() {
        boolean labelled = daemon
                .ask("list nodes", docker -> docker.listSwarmNodesCmd().exec())
                .stream()
                .anyMatch(node -> node.getSpec() != null
                        && node.getSpec().getLabels() != null
                        && "true".equals(node.getSpec().getLabels().get("millrace.lab")));
        return labelled ? List.of("node.labels.millrace.lab==true") : List.of();
    }

    /// How clients reach a machine: its label `millrace.host`, else its address as the swarm knows it, else
    /// `otherwise`.
    String host(String node, String otherwise) {
        return daemon.ask("list nodes", docker -> docker.listSwarmNodesCmd().exec()).stream()
                .filter(found -> node.equals(found.getId()))
                .findFirst()
                .map(found -> {
                    var spec = found.getSpec();
                    Map<String, String> labels =
                            spec == null || spec.getLabels() == null ? new HashMap<>() : spec.getLabels();
                    var status = found.getStatus();
                    var address = status == null || status.getAddress() == null ? "" : status.getAddress();
                    boolean usable = !address.isEmpty() && !address.startsWith("0.") && !address.startsWith("127.");
                    return labels.getOrDefault("millrace.host", usable ? address : otherwise);
                })
                .orElse(otherwise);
    }
}
