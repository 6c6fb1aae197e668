package dev.millrace.labs.docker;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// The files that an image is built from, as one tar archive. Every time of change is the same whole second: the AOT
/// cache names those of the jars, and layers keep no fractions.
final class BuildContext {
    private static final long TIME = 1_700_000_000_000L;
    private static final int FILE = 0100644;
    private static final int PROGRAM = 0100755;

    private BuildContext() {}

    static Path write(Path archive, BrokerImage image, Path runtime) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(archive));
                var tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            add(tar, "Dockerfile", image.dockerfile(), FILE);
            for (var file : image.scripts()) add(tar, "scripts/" + file.getFileName(), file, PROGRAM);
            for (var file : image.packaged()) add(tar, "broker/" + file.getFileName(), file, FILE);
            add(tar, "broker/launch.args", image.launchArguments().getBytes(StandardCharsets.UTF_8), FILE);
            for (var file : files(runtime)) {
                var name = "runtime/" + runtime.relativize(file).toString().replace('\\', '/');
                add(tar, name, file, Files.isExecutable(file) ? PROGRAM : FILE);
            }
        }
        return archive;
    }

    /// Of an image that holds nothing but the files of another archive.
    static Path ofBase(Path archive, Path base) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(archive));
                var tar = new TarArchiveOutputStream(out)) {
            add(tar, "Dockerfile", "FROM scratch\nADD base.tar /\n".getBytes(StandardCharsets.UTF_8), FILE);
            add(tar, "base.tar", base, FILE);
        }
        return archive;
    }

    private static Iterable<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, Path file, int mode) throws IOException {
        put(tar, name, Files.size(file), mode);
        Files.copy(file, tar);
        tar.closeArchiveEntry();
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content, int mode) throws IOException {
        put(tar, name, content.length, mode);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void put(TarArchiveOutputStream tar, String name, long size, int mode) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(mode);
        entry.setModTime(TIME);
        tar.putArchiveEntry(entry);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
