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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/// Proves broker labs on a few brokers, one lab at a time on each: a proof mostly waits, for groups and for checks
/// that must hold for a while. Close it to stop the brokers and forget them. For one thread.
public final class BrokerProofs implements AutoCloseable {
    private static final List<LabId> BROKERS =
            List.of(new LabId("proof-1"), new LabId("proof-2"), new LabId("proof-3"));
    private final EmbeddedRuntime runtime;
    private final BlockingQueue<Endpoint> free = new LinkedBlockingQueue<>();

    /// Starts the brokers.
    ///
    /// @param home the installation
    /// @param data an empty folder
    public BrokerProofs(Path home, Path data) {
        // on loopback, where nobody has to say who they are
        this.runtime =
                new EmbeddedRuntime(EmbeddedSettings.of(home, data, new Access(Exposure.loopback(), name -> name)));
        try {
            for (var broker : BROKERS) free.add(started(broker));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Endpoint started(LabId broker) {
        return switch (runtime.start(broker, _ -> {})) {
            case StartResult.Ready ready -> ready.endpoint();
            case StartResult.Failed failed ->
                throw new IllegalStateException("no broker to prove labs on: " + failed.failure());
            case StartResult.Cancelled() -> throw new IllegalStateException("no broker to prove labs on");
        };
    }

    /// Every finding in these labs of a course, in their order; labs of other kinds have none.
    public List<Finding> findings(Path course, Collection<Lab> labs) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var proofs = labs.stream()
                    .map(lab -> threads.submit(() -> findings(course, lab)))
                    .toList();
            var all = new ArrayList<Finding>();
            for (var proof : proofs) all.addAll(proof.get());
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lab could not be proved", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("proving labs was cut short", e);
        }
    }

    private List<Finding> findings(Path course, Lab lab) throws InterruptedException {
        if (!(lab.spec() instanceof LabSpec.Broker broker)) return List.of();
        var endpoint = free.take();
        try {
            var folder = course.resolve("labs").resolve(lab.slug().value());
            return new BrokerLabProof(folder, broker, endpoint).findings();
        } finally {
            free.add(endpoint);
        }
    }

    @Override
    public void close() {
        BROKERS.forEach(runtime::remove);
        runtime.close();
    }
}
