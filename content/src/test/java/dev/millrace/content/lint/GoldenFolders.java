package dev.millrace.content.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// A small course without a fault, and for each fault a folder with the files that differ and the findings that
/// are expected. A file named `X.delete` takes X away. With `-Dgolden.write=true` the expected findings are written
/// anew, to be reviewed as a diff.
final class GoldenFolders {
    private static final Path HOME = Path.of("src/test/golden");

    private GoldenFolders() {}

    static List<String> names() {
        try (var folders = Files.list(HOME.resolve("lint"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lays the base course with one fault into an empty folder.
    static Path lay(String name, Path folder) throws IOException {
        var course = folder.resolve("tiny-course");
        copy(HOME.resolve("base/tiny-course"), course);
        var overlay = HOME.resolve("lint").resolve(name).resolve("files");
        if (Files.isDirectory(overlay)) {
            copy(overlay, course);
        }
        return course;
    }

    static Path expected(String name) {
        return HOME.resolve("lint").resolve(name).resolve("expected.txt");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (target.toString().endsWith(".delete")) {
                    Files.delete(Path.of(target.toString().replaceFirst("\\.delete$", "")));
                } else {
                    Files.createDirectories(target.resolveSibling(""));
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
