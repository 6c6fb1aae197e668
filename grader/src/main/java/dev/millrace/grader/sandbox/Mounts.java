package dev.millrace.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What of this machine a worker sees, read-only and at the same paths: the system's libraries, the JDK, the worker's
/// jars, its socket. The same in every sandbox.
///
/// @param paths files and folders
/// @param links symbolic links to make, path to target: `/lib` is a link where `/usr` is merged, a folder elsewhere
record Mounts(List<Path> paths, Map<String, String> links) {
    private static final List<String> LIBRARIES = List.of("/lib", "/lib64");

    /// Distributions keep parts of a JDK behind links into `/etc`; beginning of those folders' names.
    private static final String ETC_JAVA = "java-";

    Mounts {
        paths = List.copyOf(paths);
        links = Map.copyOf(links);
    }

    static Mounts of(Launch launch, List<Path> programs) {
        var paths = new ArrayList<Path>(programs);
        paths.add(Path.of("/usr/lib"));
        var links = new LinkedHashMap<String, String>();
        for (var library : LIBRARIES) {
            libraries(Path.of(library), paths, links);
        }
        paths.add(real(launch.javaHome()));
        paths.addAll(etcJava());
        paths.addAll(launch.readable());
        paths.add(launch.socketFolder());
        return new Mounts(paths, links);
    }

    private static void libraries(Path path, List<Path> paths, Map<String, String> links) {
        if (Files.isSymbolicLink(path)) {
            var target = Path.of("/usr").resolve(path.getFileName());
            links.put(path.toString(), target.toString());
            if (!target.equals(Path.of("/usr/lib")) && Files.isDirectory(target)) {
                paths.add(target);
            }
        } else if (Files.isDirectory(path)) {
            paths.add(path);
        }
    }

    private static List<Path> etcJava() {
        try (var children = Files.list(Path.of("/etc"))) {
            return children.filter(p -> p.getFileName().toString().startsWith(ETC_JAVA))
                    .filter(Files::isReadable)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }
}
