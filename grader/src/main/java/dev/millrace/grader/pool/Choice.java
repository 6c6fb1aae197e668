package dev.millrace.grader.pool;

import dev.millrace.grader.GraderSettings.SandboxChoice;
import dev.millrace.grader.sandbox.Bubblewrap;
import dev.millrace.grader.sandbox.NoSandbox;
import dev.millrace.grader.sandbox.Sandbox;
import dev.millrace.grader.sandbox.SelfTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The sandbox that was chosen because it proved itself.
///
/// @param command the worker's command, with jars that a user of the sandbox can reach
/// @param problem why a better sandbox is not used
record Choice(Sandbox sandbox, WorkerCommand command, Optional<String> problem) {
    /// The best one that works; the one asked for by name, and no other.
    ///
    /// @param folder the grader's own
    static Choice of(SandboxChoice wanted, WorkerCommand command, Path folder) {
        var problems = new ArrayList<String>();
        for (var candidate : candidates(wanted)) {
            var sandbox = open(candidate);
            var usable = sandbox.foreignUser() ? Reachable.command(command, folder) : command;
            var problem = problem(sandbox, usable, folder);
            if (problem.isEmpty()) {
                return new Choice(
                        sandbox,
                        usable,
                        Optional.of(String.join("; ", problems)).filter(p -> !p.isEmpty()));
            }
            problems.add(sandbox.name() + ": " + problem.get());
            sandbox.close();
        }
        throw new IllegalStateException("The sandbox that you asked for does not work here. " + problems);
    }

    private static List<SandboxChoice> candidates(SandboxChoice wanted) {
        return wanted == SandboxChoice.BEST ? List.of(SandboxChoice.BUBBLEWRAP, SandboxChoice.NONE) : List.of(wanted);
    }

    private static Sandbox open(SandboxChoice candidate) {
        return switch (candidate) {
            case BEST, BUBBLEWRAP -> new Bubblewrap();
            case NONE -> new NoSandbox();
        };
    }

    private static Optional<String> problem(Sandbox sandbox, WorkerCommand command, Path folder) {
        if (sandbox instanceof NoSandbox) {
            return Optional.empty();
        }
        try {
            var shared = Folder.make(folder.resolve("probe-" + sandbox.name()), "rwxr-xr-x");
            return SelfTest.failure(sandbox, command.probe(shared), folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write in " + folder, e);
        }
    }
}
