package dev.millrace;

import dev.millrace.labs.runtime.Exposure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// How the labs of one server run.
///
/// @param keeper the server that keeps the labs of all servers on one database, where this one does not
/// @param exposure from where brokers can be reached
/// @param tenantConfig the existing cluster, for [RuntimeName#TENANT]
/// @param idle how long a lab that nobody uses keeps running
/// @param pool how many brokers wait for students; without it as many as the class needs and the memory holds
public record LabSettings(
        RuntimeName runtime,
        Optional<URI> keeper,
        Exposure exposure,
        Optional<Path> tenantConfig,
        Duration idle,
        OptionalInt pool) {

    /// What brokers run in.
    public enum RuntimeName {
        /// Docker where a daemon answers that has the lab image, child processes otherwise.
        AUTO,
        /// A child process of the server for each student.
        EMBEDDED,
        /// A container for each student.
        DOCKER,
        /// A service for each student, on as many machines as the swarm has.
        SWARM,
        /// A user of an existing cluster for each student.
        TENANT
    }

    /// Child processes, reached from this machine only.
    public static LabSettings embedded() {
        return new LabSettings(
                RuntimeName.EMBEDDED,
                Optional.empty(),
                Exposure.loopback(),
                Optional.empty(),
                Duration.ofHours(1),
                OptionalInt.empty());
    }

    /// With so many brokers waiting for students, whatever the class.
    public LabSettings withPool(int brokers) {
        return new LabSettings(runtime, keeper, exposure, tenantConfig, idle, OptionalInt.of(brokers));
    }

    public LabSettings withIdle(Duration time) {
        return new LabSettings(runtime, keeper, exposure, tenantConfig, time, pool);
    }

    public LabSettings withTenantConfig(Optional<Path> config) {
        return new LabSettings(runtime, keeper, exposure, config, idle, pool);
    }

    /// Kept by another server.
    public LabSettings at(URI server) {
        return new LabSettings(runtime, Optional.of(server), exposure, tenantConfig, idle, pool);
    }

    public LabSettings withRuntime(RuntimeName other) {
        return new LabSettings(other, keeper, exposure, tenantConfig, idle, pool);
    }
}
