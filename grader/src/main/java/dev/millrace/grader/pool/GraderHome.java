package dev.millrace.grader.pool;

import dev.millrace.grader.GraderSettings;
import dev.millrace.grader.GraderSettings.SandboxChoice;
import dev.millrace.grader.sandbox.Bubblewrap;
import dev.millrace.grader.sandbox.NoSandbox;
import dev.millrace.grader.sandbox.Sandbox;
import dev.millrace.grader.sandbox.SelfTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a grader owns while it is open: its folder, its sandbox, its workers.
///
/// @param problem why the better sandbox is not used; empty when it is, or was not asked for
public record GraderHome(Path folder, Sandbox sandbox, Optional<String> problem, Workers workers)
        implements AutoCloseable {

    /// Chooses the sandbox by proof and begins to start workers in it.
    public static GraderHome open(GraderSettings settings) {
        var folder = Folder.root(settings.tempFolder());
        try {
            var command = WorkerCommand.of(settings.javaHome(), settings.distFolder(), settings.apiFolder());
            return open(settings, command, folder);
        } catch (RuntimeException e) {
            Folder.remove(folder);
            throw e;
        }
    }

    private static GraderHome open(GraderSettings settings, WorkerCommand command, Path folder) {
        if (settings.sandbox() == SandboxChoice.NONE) {
            return home(settings, command, folder, new NoSandbox(), Optional.empty());
        }
        var bubblewrap = Bubblewrap.forThisUser();
        var reachable = bubblewrap.foreignUser() ? reachable(command, folder) : command;
        var problem = proof(bubblewrap, reachable, folder);
        if (problem.isEmpty()) {
            return home(settings, reachable, folder, bubblewrap, Optional.empty());
        }
        if (settings.sandbox() == SandboxChoice.BUBBLEWRAP) {
            throw new IllegalStateException("bubblewrap does not work here: " + problem.get());
        }
        return home(settings, command, folder, new NoSandbox(), problem.map(why -> "bubblewrap: " + why));
    }

    private static Optional<String> proof(Sandbox sandbox, WorkerCommand command, Path folder) {
        try {
            var shared = Folder.make(folder.resolve("probe"), "rwxr-xr-x");
            return SelfTest.failure(sandbox, command.probe(shared), folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write in " + folder, e);
        }
    }

    private static GraderHome home(
            GraderSettings settings, WorkerCommand command, Path folder, Sandbox sandbox, Optional<String> problem) {
        return new GraderHome(folder, sandbox, problem, new Workers(settings, command, sandbox, folder));
    }

    /// Another user reads the jars, so they must be open to others; where they are not (a repository in root's home),
    /// copies are.
    private static WorkerCommand reachable(WorkerCommand command, Path folder) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            if (command.dist().stream().allMatch(GraderHome::openToOthers)
                    && command.api().stream().allMatch(GraderHome::openToOthers)) {
                return command;
            }
            var jars = Folder.make(folder.resolve("jars"), "rwxr-xr-x");
            return new WorkerCommand(
                    command.javaHome(), copies(command.dist(), jars), copies(command.api(), jars), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + folder, e);
        }
    }

    private static List<Path> copies(List<Path> jars, Path to) throws IOException {
        var copies = new ArrayList<Path>();
        for (var jar : jars) {
            var copy = to.resolve(jar.getFileName().toString());
            if (!Files.exists(copy)) {
                Files.copy(jar, copy);
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
            }
            copies.add(copy);
        }
        return copies;
    }

    private static boolean openToOthers(Path file) {
        try {
            var real = file.toRealPath();
            boolean open = Files.getPosixFilePermissions(real).contains(PosixFilePermission.OTHERS_READ);
            for (var at = real.getParent(); open && at != null; at = at.getParent()) {
                open = Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE);
            }
            return open;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        workers.close();
        Folder.remove(folder);
    }
}
