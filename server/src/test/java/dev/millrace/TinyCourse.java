package dev.millrace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small course without a fault, laid into a temporary folder where tests may change it.
public final class TinyCourse {
    private static final Path FROM = TestServer.home().resolve("content/src/test/golden/base/tiny-course");

    private TinyCourse() {}

    /// Lays the course as the one that a server with `content` teaches; answers with its folder.
    public static Path lay(Path content) {
        var to = content.resolve(Settings.COURSE);
        try (var files = Files.walk(FROM)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(FROM.relativize(file).toString());
                Files.createDirectories(target.resolveSibling(""));
                Files.copy(file, target);
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Replaces text in one file.
    public static void edit(Path file, String what, String by) {
        try {
            Files.writeString(file, Files.readString(file).replace(what, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
