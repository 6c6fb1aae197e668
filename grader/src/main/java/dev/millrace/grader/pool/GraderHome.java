package dev.millrace.grader.pool;

import dev.millrace.grader.GraderSettings;
import dev.millrace.grader.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.Optional;

/// What a grader owns while it is open: its folder, its sandbox, its workers.
///
/// @param problem why a better sandbox is not used; empty when it is, or was not asked for
/// @param reachable whether others than the users of this machine can submit
public record GraderHome(Path folder, Sandbox sandbox, Optional<String> problem, boolean reachable, Workers workers)
        implements AutoCloseable {

    private static final String REMEDY =
            "Whoever runs it can install bubblewrap (Debian and Ubuntu: apt-get install bubblewrap) or Docker.";
    private static final String UNCONTAINED =
            "Submissions run without a sandbox, as programs of the server's own user. That will do while nobody else can"
                    + " reach this server. " + REMEDY;
    private static final String REFUSED =
            "Nothing is judged on this server: it has no sandbox to run submissions in, and others can reach it. "
                    + REMEDY;

    /// Chooses the sandbox by proof and begins to start workers in it.
    ///
    /// @throws IllegalStateException when a sandbox that is asked for by name does not work
    public static GraderHome open(GraderSettings settings) {
        var folder = Folder.root(settings.tempFolder());
        try {
            var command = WorkerCommand.of(settings.javaHome(), settings.distFolder(), settings.apiFolder());
            var chosen = Choice.of(settings.sandbox(), command, folder);
            boolean refused = settings.reachable() && !chosen.sandbox().contains();
            var workers = new Workers(
                    refused ? settings.withWarm(0, 0) : settings, chosen.command(), chosen.sandbox(), folder);
            return new GraderHome(folder, chosen.sandbox(), chosen.problem(), settings.reachable(), workers);
        } catch (RuntimeException e) {
            Folder.remove(folder);
            throw e;
        }
    }

    /// What people should know about where submissions run, in words; empty when they are contained.
    public Optional<String> caution() {
        return sandbox.contains() ? Optional.empty() : Optional.of(reachable ? REFUSED : UNCONTAINED);
    }

    /// Why nothing may run here, in words; empty when it may.
    public Optional<String> refusal() {
        return caution().filter(_ -> reachable);
    }

    @Override
    public void close() {
        workers.close();
        Folder.remove(folder);
    }
}
