package dev.millrace;

import dev.millrace.labs.docker.DockerAddress;
import dev.millrace.labs.docker.DockerProbe;
import dev.millrace.labs.docker.DockerRuntime;
import dev.millrace.labs.docker.DockerSettings;
import dev.millrace.labs.docker.SwarmRuntime;
import dev.millrace.labs.embedded.EmbeddedRuntime;
import dev.millrace.labs.embedded.EmbeddedSettings;
import dev.millrace.labs.runtime.Access;
import dev.millrace.labs.runtime.ElsewhereRuntime;
import dev.millrace.labs.runtime.LabRuntime;
import dev.millrace.labs.tenant.TenantRuntime;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the runtime that the settings ask for.
public final class LabRuntimes {
    private static final Logger LOG = LoggerFactory.getLogger(LabRuntimes.class);

    private LabRuntimes() {}

    /// Opens it; whatever it finds running is still running.
    ///
    /// @param sign the server's signature of a lab's id, its password where one is asked for
    public static LabRuntime open(Settings settings, UnaryOperator<String> sign) {
        if (settings.labs().keeper().isPresent()) {
            return new ElsewhereRuntime(settings.labs().keeper().get());
        }
        var access = new Access(settings.labs().exposure(), sign);
        access.check();
        return switch (settings.labs().runtime()) {
            case EMBEDDED -> embedded(settings, access);
            case AUTO ->
                probe(settings).image() ? DockerRuntime.open(docker(settings, access)) : embedded(settings, access);
            case DOCKER -> {
                warn(probe(settings));
                yield DockerRuntime.open(docker(settings, access));
            }
            case TENANT -> new TenantRuntime(settings.labs().tenantConfig().orElseThrow(), settings.data(), access);
            case SWARM -> {
                var found = probe(settings);
                warn(found);
                if (found.answers() && !found.manager()) {
                    LOG.warn("event=labs-not-ready reason=\"the Docker daemon manages no swarm: docker swarm init\"");
                }
                yield SwarmRuntime.open(docker(settings, access));
            }
        };
    }

    private static LabRuntime embedded(Settings settings, Access access) {
        return new EmbeddedRuntime(EmbeddedSettings.of(settings.home(), settings.data(), access));
    }

    private static DockerSettings docker(Settings settings, Access access) {
        return DockerSettings.of(settings.home(), settings.data(), access, DockerAddress.of(System.getenv()));
    }

    private static DockerProbe probe(Settings settings) {
        return DockerProbe.look(settings.home(), DockerAddress.of(System.getenv()));
    }

    /// The server starts all the same, and labs say that they cannot.
    private static void warn(DockerProbe found) {
        if (!found.image()) LOG.warn("event=labs-not-ready reason=\"{}\"", found.sentence());
    }
}
