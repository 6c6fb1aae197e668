package dev.millrace.grader.pool;

import dev.millrace.grader.GraderSettings;
import dev.millrace.grader.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.Optional;

/// What a grader owns while it is open: its folder, its sandbox, its workers.
///
/// @param problem why a better sandbox is not used; empty when it is, or was not asked for
public record GraderHome(Path folder, Sandbox sandbox, Optional<String> problem, Workers workers)
        implements AutoCloseable {

    /// Chooses the sandbox by proof and begins to start workers in it.
    ///
    /// @throws IllegalStateException when a sandbox that is asked for by name does not work
    public static GraderHome open(GraderSettings settings) {
        var folder = Folder.root(settings.tempFolder());
        try {
            var command = WorkerCommand.of(settings.javaHome(), settings.distFolder(), settings.apiFolder());
            var chosen = Choice.of(settings.sandbox(), command, folder);
            var workers = new Workers(settings, chosen.command(), chosen.sandbox(), folder);
            return new GraderHome(folder, chosen.sandbox(), chosen.problem(), workers);
        } catch (RuntimeException e) {
            Folder.remove(folder);
            throw e;
        }
    }

    @Override
    public void close() {
        workers.close();
        Folder.remove(folder);
    }
}
