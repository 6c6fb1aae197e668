package dev.millrace.labs.docker;

import dev.millrace.labs.runtime.Access;
import java.nio.file.Path;
import java.time.Duration;

/// How labs in containers run.
///
/// @param home the installation, which knows its lab image
/// @param data the server's data folder; which containers are its own, and each lab's port, is written there
/// @param access where brokers are reached, and what they ask of clients
/// @param address the daemon; a manager of the swarm, for one
/// @param limits what one broker may take
/// @param width how many brokers start at a time
/// @param lineWait how long a start may wait for its turn
/// @param startWait how long a broker may take to answer
/// @param stopWait how long a broker may take to stop before it is made to
/// @param leaseTime how long a broker lives on without a server
public record DockerSettings(
        Path home,
        Path data,
        Access access,
        DockerAddress address,
        Limits limits,
        int width,
        Duration lineWait,
        Duration startWait,
        Duration stopWait,
        Duration leaseTime) {

    /// Bounds of one broker.
    ///
    /// @param memory bytes, without swap
    /// @param cpus processors
    /// @param tasks processes and threads
    /// @param disk most bytes of records that it may store
    public record Limits(long memory, double cpus, long tasks, long disk) {
        /// Memory for three idle brokers, and more threads than it was seen to use (71).
        public static Limits usual() {
            return new Limits(384L << 20, 1.5, 256, 2L << 30);
        }
    }

    /// The usual ones for an installation and a data folder.
    public static DockerSettings of(Path home, Path data, Access access, DockerAddress address) {
        return new DockerSettings(
                home,
                data.toAbsolutePath().normalize(),
                access,
                address,
                Limits.usual(),
                Runtime.getRuntime().availableProcessors(),
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofMinutes(5));
    }
}
