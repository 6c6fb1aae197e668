package dev.millrace.labs.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import dev.millrace.labs.docker.Owner.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Tells every container of this server that the server lives: one file on one volume that all of them see and none can
/// write. It is touched through a container that is made and never started, so it costs no process, works with a daemon
/// on another machine, and is there before the first lab is. Safe for many threads.
final class LeaseKeeper {
    static final String FOLDER = "/lease";
    static final String FILE = "/lease/lease";

    private final Daemon daemon;
    private final Owner owner;
    private final String image;

    LeaseKeeper(Daemon daemon, Owner owner, String image) {
        this.daemon = daemon;
        this.owner = owner;
        this.image = image;
    }

    /// Makes sure that there is a lease, before anything that ends with it is made.
    void arm() {
        daemon.ask(
                "make a volume",
                docker -> docker.createVolumeCmd()
                        .withName(owner.name(Kind.LEASE))
                        .withLabels(owner.labels(Kind.LEASE))
                        .exec());
        daemon.<Void>ask("make the keeper of leases", docker -> {
            try {
                docker.createContainerCmd(image)
                        .withName(owner.name(Kind.KEEPER))
                        .withLabels(owner.labels(Kind.KEEPER))
                        .withNetworkDisabled(true)
                        .withHostConfig(HostConfig.newHostConfig().withMounts(List.of(mount(false))))
                        .exec();
            } catch (ConflictException e) {
                return null; // it is there
            }
            return null;
        });
        touch();
    }

    /// Renews the lease of everything this server runs.
    void touch() {
        daemon.<Void>ask("renew leases", docker -> {
            try {
                return docker.copyArchiveToContainerCmd(owner.name(Kind.KEEPER))
                        .withRemotePath(FOLDER)
                        .withTarInputStream(Archive.of(Map.of("lease", now())))
                        .exec();
            } catch (NotFoundException e) {
                return null; // nothing was ever started
            }
        });
    }

    /// Nothing is left that could end with the lease.
    void disarm() {
        daemon.<Void>ask("remove the keeper of leases", docker -> {
            try {
                docker.removeContainerCmd(owner.name(Kind.KEEPER))
                        .withForce(true)
                        .exec();
                return docker.removeVolumeCmd(owner.name(Kind.LEASE)).exec();
            } catch (NotFoundException | ConflictException e) {
                return null; // another server of this owner was faster, or came in between
            }
        });
    }

    private static byte[] now() {
        return Instant.now().toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The lease as a container sees it.
    Mount mount(boolean readOnly) {
        return new Mount()
                .withType(MountType.VOLUME)
                .withSource(owner.name(Kind.LEASE))
                .withTarget(FOLDER)
                .withReadOnly(readOnly);
    }
}
