package dev.millrace.grader.pool;

import dev.millrace.grader.GraderSettings.SandboxChoice;
import dev.millrace.grader.sandbox.Bubblewrap;
import dev.millrace.grader.sandbox.Docker;
import dev.millrace.grader.sandbox.NoSandbox;
import dev.millrace.grader.sandbox.Sandbox;
import dev.millrace.grader.sandbox.SelfTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The sandbox that was chosen because it proved itself.
///
/// @param command the worker's command, with jars that a user of the sandbox can reach
/// @param problem why a better sandbox is not used
record Choice(Sandbox sandbox, WorkerCommand command, Optional<String> problem) {
    private static final List<SandboxChoice> BEST =
            List.of(SandboxChoice.BUBBLEWRAP, SandboxChoice.DOCKER, SandboxChoice.NONE);

    /// The best one that works; the one asked for by name, and no other.
    ///
    /// @param folder the grader's own
    static Choice of(SandboxChoice wanted, WorkerCommand command, Path folder) {
        var problems = new ArrayList<String>();
        for (var candidate : wanted == SandboxChoice.BEST ? BEST : List.of(wanted)) {
            try {
                var sandbox = open(candidate, folder);
                var usable = sandbox.foreignUser() ? Reachable.command(command, folder) : command;
                var problem = problem(sandbox, usable, folder);
                if (problem.isEmpty()) {
                    return new Choice(sandbox, usable, said(problems));
                }
                problems.add(word(candidate) + ": " + problem.get());
                sandbox.close();
            } catch (IOException e) {
                problems.add(word(candidate) + ": " + e.getMessage());
            }
        }
        throw new IllegalStateException(
                "The sandbox that you asked for does not work here. " + String.join("; ", problems));
    }

    private static Optional<String> said(List<String> problems) {
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
    }

    private static String word(SandboxChoice candidate) {
        return candidate.name().toLowerCase(Locale.ROOT);
    }

    private static Sandbox open(SandboxChoice candidate, Path folder) throws IOException {
        return switch (candidate) {
            case BEST, BUBBLEWRAP -> Bubblewrap.open(folder);
            case DOCKER -> Docker.open(folder);
            case NONE -> new NoSandbox();
        };
    }

    private static Optional<String> problem(Sandbox sandbox, WorkerCommand command, Path folder) {
        if (!sandbox.contains()) {
            return Optional.empty();
        }
        try {
            var shared = Folder.make(folder.resolve("probe-" + sandbox.name()), "rwxr-xr-x");
            return SelfTest.failure(sandbox, command.probe(shared), folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder in " + folder, e);
        }
    }
}
