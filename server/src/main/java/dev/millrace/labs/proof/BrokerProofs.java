package dev.millrace.labs.proof;

import dev.millrace.content.Finding;
import dev.millrace.content.Lab;
import dev.millrace.content.LabSpec;
import dev.millrace.labs.embedded.EmbeddedRuntime;
import dev.millrace.labs.embedded.EmbeddedSettings;
import dev.millrace.labs.runtime.Access;
import dev.millrace.labs.runtime.Endpoint;
import dev.millrace.labs.runtime.Exposure;
import dev.millrace.labs.runtime.LabId;
import dev.millrace.labs.runtime.StartResult;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// Proves broker labs one after the other on a broker of their own. Close it to stop the broker and forget it.
public final class BrokerProofs implements AutoCloseable {
    private final EmbeddedRuntime runtime;
    private final LabId lab = new LabId("proof");
    private final Endpoint endpoint;

    /// Starts the broker.
    ///
    /// @param home the installation
    /// @param data an empty folder
    public BrokerProofs(Path home, Path data) {
        // on loopback, where nobody has to say who they are
        this.runtime =
                new EmbeddedRuntime(EmbeddedSettings.of(home, data, new Access(Exposure.loopback(), name -> name)));
        try {
            this.endpoint = switch (runtime.start(lab, _ -> {})) {
                case StartResult.Ready ready -> ready.endpoint();
                case StartResult.Failed failed ->
                    throw new IllegalStateException("no broker to prove labs on: " + failed.failure());
                case StartResult.Cancelled() -> throw new IllegalStateException("no broker to prove labs on");
            };
        } catch (RuntimeException e) {
            runtime.close();
            throw e;
        }
    }

    /// Every finding in these labs of a course; labs of other kinds have none.
    public List<Finding> findings(Path course, Collection<Lab> labs) {
        return labs.stream().flatMap(each -> findings(course, each).stream()).toList();
    }

    private List<Finding> findings(Path course, Lab each) {
        return each.spec() instanceof LabSpec.Broker broker
                ? new BrokerLabProof(course.resolve("labs").resolve(each.slug().value()), broker, endpoint).findings()
                : List.of();
    }

    @Override
    public void close() {
        runtime.remove(lab);
        runtime.close();
    }
}
