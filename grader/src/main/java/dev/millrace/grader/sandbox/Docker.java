package dev.millrace.grader.sandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Ulimit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A container for each worker, made of an image without a file: what a worker needs is mounted from this machine,
/// read-only, as bubblewrap does it. No network, no capability, no way to more privileges, bounds by cgroup; the
/// same filter for system calls; gVisor (`runsc`) when the daemon has it. Safe for many threads.
public final class Docker implements Sandbox {
    private static final Logger LOG = LoggerFactory.getLogger(Docker.class);
    private static final String RUNSC = "runsc";
    private static final String ENV = "/usr/bin/env";
    private static final long CLOSE_SECONDS = 20;

    private final Daemon daemon;
    private final Owner owner;
    private final boolean runsc;
    private final double cpus;
    private final String filter;
    private final Set<Container> running = ConcurrentHashMap.newKeySet();

    private Docker(Daemon daemon, Owner owner, boolean runsc, double cpus, String filter) {
        this.daemon = daemon;
        this.owner = owner;
        this.runsc = runsc;
        this.cpus = cpus;
        this.filter = filter;
    }

    /// Connects to this machine's daemon and removes what graders left there whose process is gone.
    ///
    /// @param folder the grader's own, which tells its containers from others'
    /// @throws IOException with a reason in words when there is no daemon that will do
    public static Docker open(Path folder) throws IOException {
        var daemon = Daemon.connect(System.getenv());
        try {
            var info = daemon.ask("describe itself", docker -> docker.infoCmd().exec());
            var filter = Seccomp.profile(Seccomp.Processor.here());
            var owner = Owner.of(folder);
            owner.sweep(daemon);
            boolean runsc = info.getRuntimes() != null && info.getRuntimes().containsKey(RUNSC);
            var cores = info.getNCPU() == null ? 1 : info.getNCPU();
            return new Docker(daemon, owner, runsc, Math.min(Bounds.CPUS, cores), filter);
        } catch (IOException e) {
            daemon.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public String tempFolder(Launch launch) {
        return "/tmp";
    }

    @Override
    public boolean foreignUser() {
        return true;
    }

    /// gVisor answers system calls itself and does not apply a container's filter to them.
    @Override
    public boolean refusesPrograms() {
        return !runsc;
    }

    @Override
    public Contained start(Launch launch) throws IOException {
        var mounts = Mounts.of(launch, List.of(Path.of(ENV)));
        var image = EmptyImage.with(mounts.links());
        var id = daemon.ask("create a container", docker -> {
            load(docker, image);
            return create(docker, image, mounts, launch);
        });
        try {
            var container = Container.start(daemon, id);
            running.add(container);
            var _ = container.ended().thenRun(() -> running.remove(container));
            return container;
        } catch (IOException e) {
            Container.remove(daemon, id);
            throw e;
        }
    }

    private static void load(DockerClient docker, EmptyImage image) {
        if (docker.listImagesCmd()
                .withFilter("reference", List.of(image.name()))
                .withLabelFilter(Map.of(EmptyImage.LABEL, EmptyImage.VERSION))
                .exec()
                .isEmpty()) {
            docker.loadImageCmd(image.stream()).exec();
        }
    }

    private String create(DockerClient docker, EmptyImage image, Mounts mounts, Launch launch) {
        var words = new ArrayList<>(List.of(ENV, "-i", launch.java()));
        words.addAll(launch.arguments());
        int user = Bounds.user(launch);
        return docker.createContainerCmd(image.name())
                .withEntrypoint(words)
                .withUser(user + ":" + user)
                .withHostName("worker")
                .withWorkingDir("/tmp")
                .withLabels(owner.labels())
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withStdinOpen(true)
                .withStdInOnce(true)
                .withNetworkDisabled(true)
                .withHostConfig(bounds(mounts, launch))
                .exec()
                .getId();
    }

    /// Without a log, because standard output would fill the daemon's disk. Swap is forbidden by naming the same figure
    /// for memory with and without it.
    private HostConfig bounds(Mounts mounts, Launch launch) {
        var config = HostConfig.newHostConfig()
                .withNetworkMode("none")
                .withIpcMode("none")
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges", "seccomp=" + filter))
                .withPidsLimit((long) Bounds.TASKS)
                .withMemory(Bounds.residentBytes(launch))
                .withMemorySwap(Bounds.residentBytes(launch))
                .withNanoCPUs((long) (cpus * 1e9))
                .withUlimits(ulimits(launch))
                .withTmpFs(Map.of("/tmp", "rw,noexec,nosuid,nodev,size=" + Bounds.TEMP_BYTES))
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE))
                .withMounts(mounts.paths().stream().map(Docker::readOnly).toList());
        return runsc ? config.withRuntime(RUNSC) : config;
    }

    private static List<Ulimit> ulimits(Launch launch) {
        return List.of(
                limit("core", 0),
                limit("nofile", Bounds.FILES),
                limit("cpu", Bounds.CPU_SECONDS),
                limit("fsize", Bounds.TEMP_BYTES),
                limit("data", Bounds.dataBytes(launch)));
    }

    private static Ulimit limit(String name, long value) {
        return new Ulimit(name, value, value);
    }

    private static Mount readOnly(Path path) {
        return new Mount()
                .withType(MountType.BIND)
                .withSource(path.toString())
                .withTarget(path.toString())
                .withReadOnly(true);
    }

    @Override
    public void close() {
        try {
            for (var container : running) {
                container.kill();
            }
            for (var container : running) {
                var _ = container
                        .ended()
                        .completeOnTimeout(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                        .join();
            }
            owner.removeAll(daemon);
            daemon.close();
        } catch (IOException e) {
            LOG.warn("event=containers-left reason=\"{}\"", e.getMessage());
        }
    }
}
