package dev.millrace.labs.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import dev.millrace.labs.docker.Owner.Kind;
import dev.millrace.labs.runtime.LabId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// A network for each lab that leads nowhere, not even to the host, and one network on which gates are published.
/// Safe for many threads.
final class LabNetworks {
    private static final String BRIDGE = "com.docker.network.bridge.";
    /// Eight addresses a lab. The daemon's own choice, a /20 or larger, is used up after some thirty networks.
    /// No route on any machine leads to these: the host has no address in them.
    private static final String POOL = "10.213.";

    private static final int SUBNETS = 256 * 32;
    private static final int TRIES = 64;
    private static final Duration ENDPOINTS_GONE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final Daemon daemon;
    private final Owner owner;
    private final ReentrantLock making = new ReentrantLock();

    LabNetworks(Daemon daemon, Owner owner) {
        this.daemon = daemon;
        this.owner = owner;
    }

    /// Where a lab's two containers are.
    ///
    /// @param subnet the number of its subnet in the pool
    record Place(String network, int subnet) {
        String broker() {
            return address(2);
        }

        String gate() {
            return address(3);
        }

        private String address(int host) {
            return POOL + subnet / 32 + "." + (subnet % 32 * 8 + host);
        }
    }

    /// Makes the lab's network.
    Place make(LabId lab) {
        var name = owner.name(lab, Kind.NETWORK);
        int first = Math.floorMod((owner.id() + lab.value()).hashCode(), SUBNETS);
        return daemon.ask("make a network", docker -> {
            for (int i = 0; ; i++) {
                var place = new Place(name, (first + i * 37) % SUBNETS);
                try {
                    docker.createNetworkCmd()
                            .withName(name)
                            .withCheckDuplicate(true)
                            .withDriver("bridge")
                            .withInternal(true)
                            .withOptions(Map.of(BRIDGE + "inhibit_ipv4", "true"))
                            .withIpam(new Network.Ipam()
                                    .withConfig(new Network.Ipam.Config().withSubnet(place.address(0) + "/29")))
                            .withLabels(owner.labels(lab, Kind.NETWORK))
                            .exec();
                    return place;
                } catch (DockerException e) {
                    if (i == TRIES || !Daemon.said(e).contains("overlaps")) throw e;
                }
            }
        });
    }

    /// Forgets the lab's network; its containers are gone.
    void remove(LabId lab) {
        remove(owner.name(lab, Kind.NETWORK));
    }

    /// The daemon takes a container off its network a moment after it said that the container is gone: asked too early,
    /// it refuses ("has active endpoints"), so it is asked again.
    void remove(String network) {
        long end = System.nanoTime() + ENDPOINTS_GONE.toNanos();
        daemon.<Void>ask("remove a network", docker -> {
            while (true) {
                try {
                    return docker.removeNetworkCmd(network).exec();
                } catch (NotFoundException e) {
                    return null;
                } catch (DockerException e) {
                    if (!inUse(e) || System.nanoTime() > end) throw e;
                    LockSupport.parkNanos(AGAIN.toNanos());
                }
            }
        });
    }

    private static boolean inUse(DockerException refusal) {
        return Daemon.said(refusal).contains("active endpoints");
    }

    /// The network of all gates: they do not see each other there, and nothing leads from it to the outside.
    ///
    /// One at a time: two gates that start together would each make one, since the daemon's own look for a
    /// twin is no lock. From then on the name stands for two networks, and nothing can be connected by it.
    /// A server has its owner's mark to itself, so that a lock in this process is enough.
    String edge() {
        var name = owner.name(Kind.EDGE);
        making.lock();
        try {
            return daemon.ask("make the network of gates", docker -> {
                var there = edges(docker, name);
                // where an earlier server made two: gates are connected to one of them at most
                if (there.size() > 1) there.forEach(twin -> removeUnused(docker, twin));
                if (edges(docker, name).isEmpty()) makeEdge(docker, name);
                return name;
            });
        } finally {
            making.unlock();
        }
    }

    private void makeEdge(DockerClient docker, String name) {
        docker.createNetworkCmd()
                .withName(name)
                .withCheckDuplicate(true)
                .withDriver("bridge")
                .withOptions(Map.of(BRIDGE + "enable_icc", "false", BRIDGE + "enable_ip_masquerade", "false"))
                .withLabels(owner.labels(Kind.EDGE))
                .exec();
    }

    private static List<String> edges(DockerClient docker, String name) {
        return docker.listNetworksCmd().withNameFilter(name).exec().stream()
                .map(Network::getId)
                .toList();
    }

    private static void removeUnused(DockerClient docker, String id) {
        try {
            docker.removeNetworkCmd(id).exec();
        } catch (DockerException e) {
            if (!inUse(e)) throw e;
        }
    }
}
