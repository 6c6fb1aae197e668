package dev.millrace;

import dev.millrace.labs.embedded.EmbeddedRuntime;
import dev.millrace.labs.embedded.EmbeddedSettings;
import dev.millrace.labs.runtime.Access;
import dev.millrace.labs.runtime.LabRuntime;
import java.util.function.UnaryOperator;

/// Makes the runtime that the settings ask for.
public final class LabRuntimes {
    private LabRuntimes() {}

    /// Opens it; whatever it finds running is still running.
    ///
    /// @param sign the server's signature of a lab's id, its password where one is asked for
    public static LabRuntime open(Settings settings, UnaryOperator<String> sign) {
        var access = new Access(settings.labs().exposure(), sign);
        return switch (settings.labs().runtime()) {
            case AUTO, EMBEDDED -> new EmbeddedRuntime(EmbeddedSettings.of(settings.home(), settings.data(), access));
            case DOCKER, SWARM, TENANT -> throw new UnsupportedOperationException("not wired yet");
        };
    }
}
