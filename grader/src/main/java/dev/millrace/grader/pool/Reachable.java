package dev.millrace.grader.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A worker that runs as another user reads the jars, so they must be open to others; where they are not (a repository
/// in root's home), copies are.
final class Reachable {
    private Reachable() {}

    /// The same command with jars that everybody can read.
    ///
    /// @param folder the grader's own, opened to passers-by
    static WorkerCommand command(WorkerCommand command, Path folder) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            if (command.dist().stream().allMatch(Reachable::openToOthers)
                    && command.api().stream().allMatch(Reachable::openToOthers)) {
                return command;
            }
            var jars = folder.resolve("jars");
            if (!Files.exists(jars)) {
                var _ = Folder.make(jars, "rwxr-xr-x");
            }
            var natives = command.natives().isPresent()
                    ? Optional.of(copiedFolder(command.natives().get(), jars.resolve("native")))
                    : Optional.<Path>empty();
            var dist = copies(command.dist(), jars);
            return new WorkerCommand(command.javaHome(), dist, copies(command.api(), jars), Optional.empty(), natives);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + folder, e);
        }
    }

    private static Path copiedFolder(Path from, Path to) throws IOException {
        if (!Files.exists(to)) {
            var _ = Folder.make(to, "rwxr-xr-x");
        }
        try (var files = Files.list(from)) {
            var _ = copies(files.toList(), to);
        }
        return to;
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
}
