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
/// @param callbacks whether checks call services on students' computers
public record LabSettings(
        RuntimeName runtime,
        Optional<URI> keeper,
        Exposure exposure,
        Optional<Path> tenantConfig,
        Duration idle,
        OptionalInt pool,
        Callbacks callbacks) {

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

    /// What an operator says about calls to students' computers.
    public enum Callbacks {
        /// On where nobody but the users of this machine reaches the server.
        AUTO,
        ON,
        OFF
    }

    /// Child processes, reached from this machine only.
    public static LabSettings embedded() {
        return new LabSettings(
                RuntimeName.EMBEDDED,
                Optional.empty(),
                Exposure.loopback(),
                Optional.empty(),
                Duration.ofHours(1),
                OptionalInt.empty(),
                Callbacks.AUTO);
    }

    /// With so many brokers waiting for students, whatever the class.
    public LabSettings withPool(int brokers) {
        return new LabSettings(runtime, keeper, exposure, tenantConfig, idle, OptionalInt.of(brokers), callbacks);
    }

    public LabSettings withIdle(Duration time) {
        return new LabSettings(runtime, keeper, exposure, tenantConfig, time, pool, callbacks);
    }

    public LabSettings withTenantConfig(Optional<Path> config) {
        return new LabSettings(runtime, keeper, exposure, config, idle, pool, callbacks);
    }

    /// Kept by another server.
    public LabSettings at(URI server) {
        return new LabSettings(runtime, Optional.of(server), exposure, tenantConfig, idle, pool, callbacks);
    }

    public LabSettings withRuntime(RuntimeName other) {
        return new LabSettings(other, keeper, exposure, tenantConfig, idle, pool, callbacks);
    }

    public LabSettings withCallbacks(Callbacks choice) {
        return new LabSettings(runtime, keeper, exposure, tenantConfig, idle, pool, choice);
    }
}
