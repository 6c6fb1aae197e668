package dev.millrace.labs.docker;

import com.github.dockerjava.api.model.LocalNodeState;
import dev.millrace.labs.runtime.RuntimeUnreachable;
import java.nio.file.Path;

/// What a look at a daemon found, for whoever chooses where labs run.
///
/// @param answers whether there is a daemon that this user may use
/// @param image whether it has the current lab image
/// @param manager whether it manages a swarm
/// @param sentence what to do, for a person, where something is missing; else what is there
public record DockerProbe(boolean answers, boolean image, boolean manager, String sentence) {
    /// Looks; takes a few milliseconds here, at most some seconds where an address leads nowhere.
    public static DockerProbe look(Path home, DockerAddress address) {
        try (var daemon = Daemon.at(address)) {
            var info =
                    daemon.ask("describe itself", 10, docker -> docker.infoCmd().exec());
            var swarm = info.getSwarm();
            boolean manager = swarm != null
                    && swarm.getLocalNodeState() == LocalNodeState.ACTIVE
                    && Boolean.TRUE.equals(swarm.getControlAvailable());
            var image = BrokerImage.of(home);
            boolean there = image.isAt(daemon);
            return new DockerProbe(
                    true,
                    there,
                    manager,
                    there
                            ? "Docker " + info.getServerVersion() + " at " + address
                            : "Docker at " + address + " has no image " + image.name()
                                    + ": ./millrace images build makes it");
        } catch (RuntimeUnreachable | DaemonRefusal e) {
            return new DockerProbe(false, false, false, String.valueOf(e.getMessage()));
        }
    }
}
