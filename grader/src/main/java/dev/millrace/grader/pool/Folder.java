package dev.millrace.grader.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// Folders that the grader makes and removes. Removing never follows a link: a submission may have planted one.
final class Folder {
    private static final String PREFIX = "millrace-grader-";

    private Folder() {}

    /// A new folder for one grader, named by its process, so that a later one can tell that it was left behind.
    static Path root(Path temp) {
        try {
            sweep(temp);
            return Files.createTempDirectory(
                            temp, PREFIX + ProcessHandle.current().pid() + "-")
                    .toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder in " + temp, e);
        }
    }

    static Path make(Path folder, String permissions) throws IOException {
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        return folder;
    }

    /// Removes a folder and what is in it; what cannot be removed stays.
    static void remove(Path folder) {
        try {
            var _ = Files.walkFileTree(folder, new Remover());
        } catch (IOException e) {
            // gone already, or not ours to remove: the next start tries again
        }
    }

    /// Removes the folders of graders whose process is no more.
    private static void sweep(Path temp) throws IOException {
        try (var folders = Files.newDirectoryStream(temp, PREFIX + "*")) {
            for (var folder : folders) {
                if (ownerIsGone(folder.getFileName().toString())) {
                    remove(folder);
                }
            }
        }
    }

    private static boolean ownerIsGone(String name) {
        var pid = name.substring(PREFIX.length()).split("-", 2)[0];
        return pid.matches("\\d{1,10}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
